import type { Application, ApplicationService, Link } from '../../application/application.ts';
import type { Store } from '../../application/store.ts';
import { assignPriorities, sharedPriorities } from './web/assign-priorities.ts';
import type { RoutingRule } from './web/plan-rules.ts';

/** The application's parts by name, prepared once for the stacks of all services. */
export interface Directory {
  service(name: string): ApplicationService | undefined;
  store(name: string): Store | undefined;
  /** What a service connects to. */
  linksFrom(service: string): readonly Link[];
  /** Whether a pipe takes the queue's messages and starts jobs with them. */
  startsJobs(store: string, queue: string): boolean;
  /** The listener rules of a web service, with priorities that no other service has. */
  rulesOf(service: string): readonly RoutingRule[];
}

/** Prepares the look-ups in one pass over the application. */
export function buildDirectory(application: Application): Directory {
  const services = byName(application.services);
  const stores = byName(application.stores);
  const links = new Map<string, Link[]>();
  for (const link of application.links) {
    const same = links.get(link.from);
    if (same) same.push(link);
    else links.set(link.from, [link]);
  }
  const jobQueues = new Set(application.services.flatMap(queueOf));
  const shared =
    application.loadBalancer && sharedPriorities(application.loadBalancer.firstPriority);
  const rules = assignPriorities(application.services, shared);
  return {
    service: (name) => services.get(name),
    store: (name) => stores.get(name),
    linksFrom: (service) => links.get(service) ?? [],
    startsJobs: (store, queue) => jobQueues.has(`${store}/${queue}`),
    rulesOf: (service) => rules.get(service) ?? [],
  };
}

function queueOf(service: ApplicationService): readonly string[] {
  if (service.kind !== 'batch' || !service.queue) return [];
  return [`${service.queue.store}/${service.queue.name}`];
}

function byName<Item extends { readonly name: string }>(
  items: readonly Item[],
): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.name, item]));
}
