import { arnOf, type Identity } from '../aws/identity.ts';
import type { Clock } from '../time/clock.ts';
import type { Table, TableDescription } from './table.ts';
import { tableErrors } from './table-errors.ts';
import type { Attributes } from './values/value.ts';

/** The tables of the account. */
export interface TableStore {
  all(): readonly Table[];
  find(nameOrArn: string): Table | undefined;
  /** Throws ResourceNotFoundException as operations on items do. */
  existing(nameOrArn: string | undefined): Table;
  add(description: TableDescription): Table;
  remove(name: string): void;
  arnOfName(nameOrArn: string): string;
}

/** How long after its time an item is still there: AWS promises a few days. */
const expiryDelay = 48 * 3_600_000;

/** Older times than this are taken for mistakes. */
const oldestExpiry = 5 * 365 * 86_400_000;

export function createTableStore({
  clock,
  identity,
}: {
  readonly clock: Clock;
  readonly identity: Identity;
}): TableStore {
  const tables = new Map<string, Table>();

  function find(nameOrArn: string): Table | undefined {
    const table = tables.get(nameOf(nameOrArn));
    if (table === undefined) return undefined;
    if (nameOrArn.startsWith('arn:') && table.description.arn !== nameOrArn) return undefined;
    expire(table, clock.now());
    return table;
  }

  return {
    find,
    all: () => [...tables.values()],
    existing: (nameOrArn = '') => {
      const table = find(nameOrArn);
      if (table === undefined) throw tableErrors.notFound();
      return table;
    },
    add: (description) => {
      const table: Table = { description, items: new Map() };
      tables.set(description.name, table);
      return table;
    },
    remove: (name) => void tables.delete(name),
    arnOfName: (nameOrArn) =>
      nameOrArn.startsWith('arn:') ? nameOrArn : arnOf(identity, 'dynamodb', `table/${nameOrArn}`),
  };
}

function nameOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn.slice(nameOrArn.indexOf('/') + 1) : nameOrArn;
}

/** Removes items whose time to live has been over for as long as AWS may take. */
function expire({ description, items }: Table, now: number): void {
  const { timeToLive } = description;
  if (!timeToLive?.enabled) return;
  for (const [key, item] of items) {
    const endsAt = endOf(item, timeToLive.attribute);
    if (endsAt === undefined || endsAt < now - oldestExpiry) continue;
    if (endsAt + expiryDelay <= now) items.delete(key);
  }
}

function endOf(item: Attributes, attribute: string): number | undefined {
  const value = item.get(attribute);
  return value?.type === 'N' ? Number(value.value) * 1000 : undefined;
}
