import type { Diagnostic } from '@seaworthy/compiler';
import type { LiveSystem } from '../live/gather-live.ts';
import type { LiveStore } from '../live/live-store.ts';
import type { StoreId } from '../live/store-name.ts';
import { liveProblems } from './live-problems.ts';

/** Services whose database or cache takes no connections, or is not there. */
export function checkStores({
  stores,
  evidence,
}: Pick<LiveSystem, 'stores' | 'evidence'>): readonly Diagnostic[] {
  return stores.flatMap((store) => {
    const trouble = troubleOf(store);
    const { id, owner = id, users, host } = store.name;
    if (trouble === undefined) return [];
    return users.map((service): Diagnostic => {
      const about = { service, store: owner, ...trouble };
      const finding = liveProblems['store-unavailable'](undefined, about);
      const log = evidence.services.find((one) => one.service === service)?.logTail ?? [];
      // A host at which nothing failed may be of another account, which shows us nothing.
      const isSure = store.fact !== undefined || host === undefined || isNamed(host, log);
      return { ...finding, severity: isSure ? 'error' : 'warning', owner: service };
    });
  });
}

function isNamed(host: string, lines: readonly string[]): boolean {
  return lines.some((line) => line.toLowerCase().includes(host));
}

interface Trouble {
  readonly why: string;
  readonly mend: string;
}

function troubleOf({ name, fact, status = '' }: LiveStore): Trouble | undefined {
  const { what, rds } = words[name.kind];
  if (fact === undefined) {
    return {
      why: `this account has no ${what} ${name.id} in this region`,
      mend: 'It was deleted or renamed: restore it under its name, or let the service connect to the one that took its place.',
    };
  }
  const mend = mends[status];
  const which = name.owner === undefined ? `the ${what}` : `its ${what} ${name.id}`;
  return mend && { why: `${which} is in the state \`${status}\``, mend: mend(name.id, rds) };
}

const words: Readonly<Record<StoreId['kind'], { readonly what: string; readonly rds: string }>> = {
  instance: { what: 'instance', rds: 'db-instance' },
  cluster: { what: 'cluster', rds: 'db-cluster' },
  'replication-group': { what: 'replication group', rds: '' },
  'cache-cluster': { what: 'cache cluster', rds: '' },
};

type MendOf = (id: string, rds: string) => string;

const start: MendOf = (id, rds) =>
  `Start it: \`aws rds start-${rds} --${rds}-identifier ${id}\`. AWS itself does so only after seven days.`;
const wait: MendOf = () => 'Wait until it is `available`; tasks that end until then are replaced.';
const restore: MendOf = () => 'Restore its last backup, and let the service connect to that.';
const reach: MendOf = (id, rds) =>
  `Let AWS reach the KMS key that it is encrypted with, and start it: \`aws rds start-${rds} --${rds}-identifier ${id}\`.`;

/**
 * What to do in each state in which a store takes no connections; sources: "Viewing DB instance
 * status", "Viewing DB cluster status", and the API reference of ElastiCache.
 */
const mends: Readonly<Record<string, MendOf>> = {
  stopped: start,
  stopping: start,
  starting: wait,
  creating: wait,
  deleting: restore,
  deleted: restore,
  failed: restore,
  'create-failed': restore,
  'restore-error': restore,
  'restore-failed': restore,
  'incompatible-restore': restore,
  'storage-full': (id, rds) =>
    `Give it more storage: \`aws rds modify-${rds} --${rds}-identifier ${id} --allocated-storage <GiB> --apply-immediately\`, and a \`--max-allocated-storage\` up to which it grows by itself.`,
  'incompatible-network': () =>
    'Its subnets have no free address, or its subnet group names some that are gone: mend the subnet group, and start it.',
  'incompatible-parameters': () =>
    'A value in its parameter group keeps it from starting: set that back, and reboot it.',
  'inaccessible-encryption-credentials': restore,
  'inaccessible-encryption-credentials-recoverable': reach,
  'insufficient-capacity': () =>
    'AWS has no such instance free in its zone: take another class, or wait.',
};
