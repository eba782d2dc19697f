import type { Diagnostic } from '@seaworthy/compiler';
import type { Surroundings } from '../../command-line/command.ts';
import { type ExitCode, exitCode } from '../../command-line/exit-code.ts';
import type { PlanHere } from '../../commands/plan-here.ts';
import { allFindings } from '../../render/findings.ts';
import { pageFor, printLines } from '../../terminal/output.ts';

/** Says why something was not done. */
export function refuse(
  diagnostics: readonly Diagnostic[],
  { view }: Pick<PlanHere, 'view'>,
  { stderr }: Pick<Surroundings, 'stderr'>,
): ExitCode {
  if (diagnostics.length > 0) {
    printLines(allFindings(diagnostics, { ...view, page: pageFor(stderr) }), stderr);
  }
  return exitCode.problem;
}

/** Files of variables that could not be read as they stand: what they set is not known here. */
export function unreadFiles({ plan }: Pick<PlanHere, 'plan'>): readonly Diagnostic[] {
  return plan.diagnostics.filter(
    ({ code, severity }) => severity === 'error' && code.startsWith('env-file/'),
  );
}
