import type { EngineEvent, ShipReport } from '@seaworthy/engine';
import { flatten } from './flatten.ts';
import { type Origin, schemaVersion } from './result-json.ts';

/** An event of a deployment as a line of JSON, with the time in milliseconds since 1970. */
export function deployEventJson(event: EngineEvent, at: number): string {
  return `${JSON.stringify({ at, ...event })}\n`;
}

/** How a deployment ended, as the last line. */
export function deployResultJson(
  report: ShipReport,
  { version, environment, placeOf }: Pick<Origin, 'version' | 'environment' | 'placeOf'>,
): string {
  const result = { kind: 'result', schemaVersion, version, environment, ...report };
  return `${JSON.stringify(flatten(result, placeOf))}\n`;
}
