import type { Span } from '@seaworthy/compiler';
import type { RehearsalReport } from '@seaworthy/engine';
import type { Place } from '../render/places.ts';
import { flatten, type Json } from './flatten.ts';

/** A rehearsal's report as JSON. Bodies of requests and answers stay out: they may hold secrets. */
export function rehearsalJson(report: RehearsalReport, placeOf: (span: Span) => Place): Json {
  const smoke = report.smoke.map(({ request, result, problem }) => ({
    service: request.service,
    method: request.method,
    path: request.path,
    ...(result.kind === 'answer' ? { status: result.status } : { dropped: result.reason }),
    milliseconds: result.milliseconds,
    ...(problem !== undefined && { problem }),
  }));
  return flatten({ ...report, smoke }, placeOf);
}
