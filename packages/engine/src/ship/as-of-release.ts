import type { Diagnostic } from '@seaworthy/compiler';
import type { PlannedStacks } from '../deploy/plan-stacks.ts';
import type { RollbackPlan } from '../releases/plan-rollback.ts';

/**
 * What is found out about a release that is gone back to. It keeps its line of the project only
 * where the service is planned today as it was then; else the line may say something else by now, and
 * the help says where that of then is.
 */
export function asOfRelease(
  diagnostic: Diagnostic,
  { target, stacks }: Pick<RollbackPlan, 'target' | 'stacks'>,
  { templates }: Pick<PlannedStacks, 'templates'>,
): Diagnostic {
  const { span, related: _ofToday, ...about } = diagnostic;
  if (span === undefined) return diagnostic;
  const then = stacks.find(({ service }) => service?.name === about.owner);
  const now = templates.find(({ stack }) => stack === then?.name);
  if (then !== undefined && then.body === now?.body) return diagnostic;
  const { number, commit } = target;
  const place = commit === undefined ? '' : `; its commit is ${commit}`;
  const note = `Release ${number} had other settings than the project has here, so that no line is shown${place}.`;
  return { ...about, help: about.help === undefined ? note : `${about.help} ${note}` };
}
