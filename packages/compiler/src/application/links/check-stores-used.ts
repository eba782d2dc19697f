import type { Mention } from '../addresses/find-mentions.ts';
import type { Link } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Store } from '../store.ts';
import type { Report } from '../understanding.ts';

/** Says which stores nobody uses, and who uses a store without being told where it is. */
export function checkStoresUsed(
  stores: readonly Store[],
  links: readonly Link[],
  mentions: ReadonlyMap<string, readonly Mention[]>,
  report: Report,
): void {
  const used = new Set(links.map(({ to }) => to));
  for (const { name, span } of stores) {
    if (!used.has(name)) report(problems['application/store-unused'](span, { name }));
  }
  const byName = new Map(stores.map((store) => [store.name, store]));
  for (const { from, to, because } of links) {
    const store = byName.get(to);
    const isTold = mentions.get(from)?.some((mention) => mention.to.service.name === to);
    if (!store || !isInNetwork(store) || isTold) continue;
    const parameters = { service: from, store: to, example: examples[store.kind](to) };
    report(problems['application/store-unaddressed'](because.span, parameters));
  }
}

type NetworkStore = Extract<Store, { readonly port: number }>;

/** Buckets, tables and queues are found by AWS's SDK itself. */
function isInNetwork(store: Store): store is NetworkStore {
  return 'port' in store;
}

/** A variable that would tell where the store is. */
const examples: Readonly<Record<NetworkStore['kind'], (name: string) => string>> = {
  relational: (name) => `DB_HOST: ${name}`,
  cache: (name) => `REDIS_URL: redis://${name}:6379`,
  broker: (name) => `AMQP_URL: amqp://${name}:5672`,
};
