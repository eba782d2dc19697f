import type { RollbackPlan, RollbackReport } from '@seaworthy/engine';
import { flatten } from './flatten.ts';
import { releaseJson } from './releases-json.ts';
import { type Origin, schemaVersion } from './result-json.ts';

/** How a rollback ended, as the last line. */
export function rollbackResultJson(
  { target, changes, left, filesStay, jobsSince }: RollbackPlan,
  { release, ...report }: RollbackReport,
  { version, environment, placeOf }: Pick<Origin, 'version' | 'environment' | 'placeOf'>,
): string {
  const result = {
    kind: 'result',
    schemaVersion,
    version,
    environment,
    target: target.number,
    changes,
    left,
    filesStay,
    jobsSince: jobsSince.map(({ number, jobs }) => ({ number, jobs })),
    ...report,
    ...(release && { release: releaseJson(release) }),
  };
  return `${JSON.stringify(flatten(result, placeOf))}\n`;
}
