import { problems } from '../application-diagnostics.ts';
import type { TableStore } from '../store.ts';
import type { KnownStore } from './known-store.ts';
import { commonParts, type StoreSource } from './store-source.ts';
import { variablesOfUsers } from './variables-of-users.ts';

/** Builds tables from the container that plays DynamoDB. */
export function buildTables(source: StoreSource): KnownStore {
  const store: TableStore = { ...commonParts(source), kind: 'table', tables: chooseTables(source) };
  return { store, part: source.part, passwordNames: [], localNames: [], passwordFiles: [] };
}

/** Only the user can tell a table's key; names without a key are an error with a key assumed. */
function chooseTables(source: StoreSource): TableStore['tables'] {
  const { settings, part, report } = source;
  const said = settings?.tables.map(({ name, partitionKey, sortKey }) => ({
    name: name.value,
    partitionKey: partitionKey.value,
    ...(sortKey && { sortKey: sortKey.value }),
  }));
  if (said && said.length > 0) return said;
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

function isTableName(name: string): boolean {
  return /^[A-Za-z0-9_.-]{3,255}$/.test(name);
}
