import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { KnownStore } from '../stores/known-store.ts';
import type { Binder } from './binder.ts';
import { groupOf } from './store-groups.ts';

/** Whether a service gives a store's password in a variable beside the one with the address. */
export function hasPassword(
  address: EnvironmentVariable,
  known: KnownStore,
  binder: Binder,
): boolean {
  const { variables, part } = binder;
  const readsFile = part.service.secrets.some(({ source }) => known.passwordFiles.includes(source));
  return (
    readsFile ||
    variables.some((variable) => variable !== address && holds(variable, 'password', known, binder))
  );
}

/** Whether a service can be told to use TLS by a variable beside the one with the address. */
export function hasTlsSwitch(known: KnownStore, binder: Binder): boolean {
  return binder.variables.some((variable) => holds(variable, 'tls', known, binder));
}

function holds(
  { split }: EnvironmentVariable,
  attribute: 'password' | 'tls',
  known: KnownStore,
  { groups }: Binder,
): boolean {
  return split?.attribute === attribute && groupOf(groups, split.prefix) === known;
}
