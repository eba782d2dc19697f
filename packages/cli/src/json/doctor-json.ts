import type { DoctorReport } from '@seaworthy/engine';
import { flatten, type Json } from './flatten.ts';
import { type Origin, schemaVersion } from './result-json.ts';

/** `seaworthy doctor --json`. */
export function doctorJson(
  report: DoctorReport,
  { version, placeOf }: Pick<Origin, 'version' | 'placeOf'>,
): Json {
  return flatten({ schemaVersion, version, ...report }, placeOf);
}
