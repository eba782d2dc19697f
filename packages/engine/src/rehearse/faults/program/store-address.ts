import type { Application, Store } from '@seaworthy/compiler';
import { type FaultPlace, type Refusal, refuse } from '../fault.ts';

/** A store that a service connects to, and the variable that says where it is. */
export interface StoreAddress {
  readonly store: Store;
  readonly port: number;
  readonly variable: string;
}

/** The first store of these kinds whose address the service has; else why there is none. */
export function storeAddress(
  { service, application }: FaultPlace,
  isMeant: (store: Store) => boolean,
  what: string,
): StoreAddress | Refusal {
  const stores = storesOf(service.name, application).filter(({ store }) => isMeant(store));
  if (stores.length === 0) return refuse(`${service.name} uses no ${what}`);
  for (const { store, port } of stores) {
    const binding = service.environment.find(({ value }) =>
      value.some(
        (part) => part.kind === 'store' && part.store === store.name && part.attribute === 'host',
      ),
    );
    if (binding) return { store, port, variable: binding.name };
  }
  return refuse(`no variable of ${service.name} holds the address of its ${what}`);
}

function storesOf(service: string, { links, stores }: Application) {
  return links.flatMap(({ from, to, port }) => {
    const store = stores.find(({ name }) => name === to);
    return from === service && store ? [{ store, port }] : [];
  });
}
