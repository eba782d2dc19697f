import { problems } from '../application-diagnostics.ts';
import type { ExistingItems, TableStore } from '../store.ts';
import type { KnownStore } from './known-store.ts';
import { commonParts, type StoreSource } from './store-source.ts';
import { takeItems } from './take-existing.ts';
import { variablesOfUsers } from './variables-of-users.ts';

/** Builds tables from the container that plays DynamoDB. */
export function buildTables(source: StoreSource): KnownStore {
  const { existing } = takeItems(source);
  const store: TableStore = {
    ...commonParts(source),
    kind: 'table',
    tables: existing ? shapesOf(existing, source) : chooseTables(source),
    ...(existing && { existing }),
  };
  return { store, part: source.part, passwordNames: [], localNames: [], passwordFiles: [] };
}

/** Of a table that exists only a rehearsal needs to know the key: it makes one like it. */
function shapesOf({ items, span }: ExistingItems, source: StoreSource): TableStore['tables'] {
  const said = saidTables(source);
  return [...items.keys()].map((name) => {
    const shape = said.find((table) => table.name === name);
    if (shape) return shape;
    source.report(
      problems['application/existing-table-key'](items.get(name)?.span ?? span, { name }),
    );
    return { name, partitionKey: 'id' };
  });
}

/** Only the user can tell a table's key; names without a key are an error with a key assumed. */
function chooseTables(source: StoreSource): TableStore['tables'] {
  const { settings, part, report } = source;
  const said = saidTables(source);
  if (said.length > 0) return said;
  const named = [
    ...(settings?.names.map(({ value }) => value) ?? []),
    ...variablesOfUsers(source, /TABLE(?:_?NAME)?$/i),
  ].filter(isTableName);
  const { name, span } = part.service;
  report(
    problems['application/table-key-unknown'](settings?.span ?? span, {
      name,
      table: named[0] ?? name,
    }),
  );
  return [...new Set(named.length > 0 ? named : [name])].map((table) => ({
    name: table,
    partitionKey: 'id',
  }));
}

function saidTables({ settings }: StoreSource): TableStore['tables'] {
  const tables = settings?.tables ?? [];
  return tables.map(({ name, partitionKey, sortKey }) => ({
    name: name.value,
    partitionKey: partitionKey.value,
    ...(sortKey && { sortKey: sortKey.value }),
  }));
}

function isTableName(name: string): boolean {
  return /^[A-Za-z0-9_.-]{3,255}$/.test(name);
}
