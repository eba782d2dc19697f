import { arnOf, type Identity } from '../aws/identity.ts';
import type { Clock } from '../time/clock.ts';
import { secretErrors } from './secret-errors.ts';
import type { SecretRecord } from './secret-record.ts';

/** The secrets of the account, found the way Secrets Manager finds them. */
export interface SecretStore {
  /** Throws when there is none, also when its time of recovery is over. */
  existing(secretId: string): SecretRecord;
  /** As `existing`, and throws when the secret is marked for deletion. */
  live(secretId: string): SecretRecord;
  find(secretId: string): SecretRecord | undefined;
  all(): readonly SecretRecord[];
  put(record: SecretRecord): void;
  remove(name: string): void;
  /** The ARN of a new secret: its name and six random characters. */
  newArn(name: string): string;
}

export function createSecretStore({
  clock,
  identity,
}: {
  readonly clock: Clock;
  readonly identity: Identity;
}): SecretStore {
  const secrets = new Map<string, SecretRecord>();

  function all(): readonly SecretRecord[] {
    for (const { name, deletion } of secrets.values()) {
      if (deletion && deletion.at <= clock.now()) secrets.delete(name);
    }
    return [...secrets.values()];
  }

  function find(secretId: string): SecretRecord | undefined {
    const known = all();
    if (!secretId.startsWith('arn:')) return secrets.get(secretId);
    return (
      known.find(({ arn }) => arn === secretId) ??
      known.find(({ arn }) => !looksComplete(secretId) && partialArn(arn) === secretId)
    );
  }

  function existing(secretId: string): SecretRecord {
    const record = find(secretId);
    if (!record) throw secretErrors.notFound();
    return record;
  }

  function live(secretId: string): SecretRecord {
    const record = existing(secretId);
    if (record.deletion) throw secretErrors.markedForDeletion();
    return record;
  }

  return {
    existing,
    live,
    find,
    all,
    put: (record) => void secrets.set(record.name, record),
    remove: (name) => void secrets.delete(name),
    newArn: (name) => arnOf(identity, 'secretsmanager', `secret:${name}-${suffix(identity)}`),
  };
}

/**
 * An ARN without its suffix that itself ends in a hyphen and six characters is taken for a whole
 * one, which is why AWS warns of such names.
 */
function looksComplete(arn: string): boolean {
  return /-[A-Za-z0-9]{6}$/.test(arn);
}

function partialArn(arn: string): string {
  return arn.slice(0, -7);
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function suffix(identity: Identity): string {
  return Array.from({ length: 6 }, () => letters[Number.parseInt(identity.hex(6), 16) % 62]).join(
    '',
  );
}
