import { classifyVariable } from '../../variables/classify.ts';
import type { BindingRule } from './binder.ts';

/**
 * A bare name that is not set here: Compose would leave it unset. A secret is asked for in the
 * grouped secret all the same, for production needs it.
 */
export const bindMissing: BindingRule = (variable) => {
  if (!variable.missing || asksForSecret(variable)) return undefined;
  return { kind: 'dropped', reason: 'it has no value here, so Compose leaves it unset' };
};

/** Whether a variable without text is a secret that is still to be filled in. */
export function asksForSecret({ name, unfilled, declared }: Parameters<BindingRule>[0]): boolean {
  if (!unfilled) return false;
  return (declared ?? classifyVariable(name)) === 'secret';
}
