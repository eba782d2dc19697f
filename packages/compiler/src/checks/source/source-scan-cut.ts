import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { scanLimits } from '../../facts/source/context/scan-limits.ts';
import type { Check } from '../check.ts';

const problems = declareDiagnostics({
  'source-scan-cut': {
    severity: 'advice',
    message: () =>
      'Not all of the source code was read, so that a mistake in the rest goes unseen.',
    help: () =>
      `Name in \`.dockerignore\` what no image needs. Checks read ${scanLimits.files} files, of ${scanLimits.fileLength / 1024} KB each at most, and list ${scanLimits.names} names of a build context.`,
  },
});

/** Source code that is too large to be read for a plan. */
export const sourceScanCut: Check = {
  code: 'source-scan-cut',
  *run({ sources }) {
    if (sources?.truncated) yield problems['source-scan-cut'](undefined, {});
  },
};
