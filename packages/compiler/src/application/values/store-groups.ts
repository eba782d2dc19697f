import type { Mention } from '../addresses/find-mentions.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { StoreKind } from '../store.ts';
import type { KnownStore } from '../stores/known-store.ts';

/** The store that variables with a prefix belong to: `DB_` to `db`, for `DB_HOST=db`. */
export type StoreGroups = ReadonlyMap<string, KnownStore>;

/** Finds the groups of a service by the variables that hold an address of a store. */
export function groupByStore(
  variables: readonly EnvironmentVariable[],
  mentions: readonly Mention[],
  stores: ReadonlyMap<string, KnownStore>,
  used: readonly KnownStore[],
): StoreGroups {
  const groups = new Map<string, KnownStore>();
  for (const { variable, to, machine } of mentions) {
    const known = machine ? undefined : stores.get(to.service.name);
    if (known) groups.set(prefixOf(variable), known);
  }
  const elsewhere = new Set(
    variables.flatMap(({ split }) => (split?.attribute === 'address' ? [split.prefix] : [])),
  );
  for (const [prefix, known] of usualGroups(used)) {
    if (!groups.has(prefix) && !elsewhere.has(prefix)) groups.set(prefix, known);
  }
  return groups;
}

/** The group that a prefix belongs to; `POSTGRES_DB_NAME` goes with `POSTGRES_HOST`. */
export function groupOf(groups: StoreGroups, prefix: string): KnownStore | undefined {
  return groups.get(prefix) ?? groups.get(prefix.replace(/[_.-]+(?:DB|DATABASE)$/, ''));
}

/** `DATABASE` for `DATABASE_URL`; a name without such a word is a group of its own. */
function prefixOf({ name, split }: EnvironmentVariable): string {
  return split?.attribute === 'address' ? split.prefix : name.toUpperCase();
}

const usualPrefixes: Readonly<Record<StoreKind, readonly string[]>> = {
  relational: ['DB', 'DATABASE', 'POSTGRES', 'POSTGRESQL', 'PG', 'MYSQL', 'MARIADB'],
  cache: ['REDIS', 'VALKEY', 'MEMCACHED'],
  broker: ['RABBITMQ', 'AMQP', 'RABBIT'],
  bucket: ['S3', 'MINIO', 'AWS_S3'],
  table: ['DYNAMODB'],
  queue: ['SQS'],
};

/** Prefixes in general use, where a service uses one store of the kind. */
function usualGroups(used: readonly KnownStore[]): readonly (readonly [string, KnownStore])[] {
  return used.flatMap((known) => {
    const { kind } = known.store;
    const isOnly = used.every((other) => other === known || other.store.kind !== kind);
    return isOnly ? usualPrefixes[kind].map((prefix) => [prefix, known] as const) : [];
  });
}
