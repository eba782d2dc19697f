import type { Identity } from '../../aws/identity.ts';
import type { Caller } from '../../aws/operation.ts';
import type { Clock } from '../../time/clock.ts';

const hour = 3_600_000;

/** The passwords that ECR gives out for its registry, each good for twelve hours. */
export interface RegistryTokens {
  issue(caller: Caller): { readonly password: string; readonly expiresAt: number };
  /** Whose password it is; `expired` once its time is over. */
  find(password: string): Caller | 'expired' | undefined;
}

export function registryTokens(clock: Clock, identity: Identity): RegistryTokens {
  const issued = new Map<string, { readonly caller: Caller; readonly expiresAt: number }>();
  return {
    issue: (caller) => {
      const password = identity.hex(64);
      const expiresAt = clock.now() + 12 * hour;
      issued.set(password, { caller, expiresAt });
      return { password, expiresAt };
    },
    find: (password) => {
      const token = issued.get(password);
      if (token === undefined) return undefined;
      return token.expiresAt > clock.now() ? token.caller : 'expired';
    },
  };
}
