import { classifyVariable } from '@seaworthy/compiler';
import type { CompletePlan } from '../engine-commands/complete-plan.ts';

/**
 * Variables that count as secret though their names do not say so: for their value, or because
 * nothing says otherwise. Another machine with other values might see it otherwise, until
 * `x-seaworthy: variables` says what they are.
 */
export function undecidedVariables({
  application,
  project,
}: Pick<CompletePlan, 'application' | 'project'>): readonly string[] {
  const declared = new Set([
    ...project.settings.variables.keys(),
    ...project.services.flatMap(({ settings }) => [...settings.variables.keys()]),
  ]);
  return application.secrets
    .filter(({ file }) => file === undefined)
    .map(({ key }) => key)
    .filter((key) => !declared.has(key) && classifyVariable(key) !== 'secret');
}
