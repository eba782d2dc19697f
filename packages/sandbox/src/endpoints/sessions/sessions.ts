import type { Identity } from '../../aws/identity.ts';
import type { Caller } from '../../aws/operation.ts';
import type { Clock } from '../../time/clock.ts';

/** A pair of keys and whom they make its holder. */
export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Temporary keys are good only together with it. */
  readonly sessionToken?: string;
  readonly expiresAt?: number;
  readonly caller: Caller;
}

/** Temporary keys: those that have a token and an end. */
export type TemporarySession = Session & {
  readonly sessionToken: string;
  readonly expiresAt: number;
};

/** The keys that callers over HTTP may sign with. */
export interface Sessions {
  /** The developer's own, who may do everything. */
  readonly developer: Session;
  /** New keys of a role, good for some seconds. */
  issue(caller: Caller & { readonly kind: 'role' }, seconds: number): TemporarySession;
  /** Also keys that have expired, for a day: so that callers learn why theirs are refused. */
  find(accessKeyId: string): Session | undefined;
}

const dayOfMilliseconds = 86_400_000;

export function createSessions({
  identity,
  clock,
}: {
  readonly identity: Identity;
  readonly clock: Clock;
}): Sessions {
  const issued = new Map<string, TemporarySession>();
  const developer: Session = {
    accessKeyId: keyId('AKIA', identity),
    secretAccessKey: identity.hex(40),
    caller: { kind: 'developer' },
  };

  function forgetOld(): void {
    for (const [id, { expiresAt }] of issued) {
      if (expiresAt + dayOfMilliseconds <= clock.now()) issued.delete(id);
    }
  }

  return {
    developer,
    issue: (caller, seconds) => {
      forgetOld();
      const session: TemporarySession = {
        accessKeyId: keyId('ASIA', identity),
        secretAccessKey: identity.hex(40),
        sessionToken: Buffer.from(identity.hex(192), 'hex').toString('base64'),
        expiresAt: clock.now() + seconds * 1000,
        caller,
      };
      issued.set(session.accessKeyId, session);
      return session;
    },
    find: (accessKeyId) =>
      accessKeyId === developer.accessKeyId ? developer : issued.get(accessKeyId),
  };
}

/** `AKIA` keys last, `ASIA` keys are temporary; sixteen capitals and digits follow. */
function keyId(prefix: 'AKIA' | 'ASIA', identity: Identity): string {
  return `${prefix}${identity.hex(16).toUpperCase()}`;
}
