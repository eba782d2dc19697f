import type { Surroundings } from '../command-line/command.ts';
import { allFindings, sortFindings } from '../render/findings.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import type { PlanHere } from './plan-here.ts';

/** Says beside a result that is not about findings what is wrong with the project. */
export function printErrors({ plan, view }: PlanHere, { stderr }: Surroundings): void {
  const errors = plan.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const sorted = sortFindings(errors, plan.project?.files ?? []);
  printLines(allFindings(sorted, { ...view, page: pageFor(stderr) }), stderr);
}
