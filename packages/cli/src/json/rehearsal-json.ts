import type { RehearsalReport } from '@seaworthy/engine';
import { flatten, type Json } from './flatten.ts';
import { type Origin, schemaVersion } from './result-json.ts';

/** A rehearsal's report as JSON. Bodies of requests and answers stay out: they may hold secrets. */
export function rehearsalJson(
  report: RehearsalReport,
  { version, placeOf }: Pick<Origin, 'version' | 'placeOf'>,
): Json {
  const smoke = report.smoke.map(({ request, result, problem }) => ({
    service: request.service,
    method: request.method,
    path: request.path,
    ...(result.kind === 'answer' ? { status: result.status } : { dropped: result.reason }),
    milliseconds: result.milliseconds,
    ...(problem !== undefined && { problem }),
  }));
  return flatten({ schemaVersion, version, ...report, smoke }, placeOf);
}
