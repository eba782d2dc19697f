import type { Diagnostic } from '@seaworthy/compiler';
import type { SecretState } from '../secret-store/secret-store.ts';
import { secretProblems as problems } from './secret-problems.ts';

/** Why a secret cannot be used, if it cannot. */
export function stateProblem(
  state: Exclude<SecretState, { readonly kind: 'there' }>,
  { secret, region }: { readonly secret: string; readonly region: string },
): Diagnostic {
  if (state.kind === 'absent') return problems['secrets/absent'](undefined, { secret, region });
  const on = state.at.toISOString().slice(0, 10);
  return problems['secrets/deleted'](undefined, { secret, on });
}
