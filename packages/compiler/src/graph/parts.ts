import type { Application, TaskKind } from '../application/application.ts';
import type {
  BrokerStore,
  CacheStore,
  ExistingItems,
  ExistingStore,
  RelationalStore,
  Store,
} from '../application/store.ts';
import type { Span } from '../source/span.ts';

/** Services that run as tasks. */
export function tasksOf(application: Application): readonly TaskKind[] {
  return application.services.filter((service) => service.kind !== 'site');
}

/** Whether requests come in through a load balancer. */
export function hasLoadBalancer(application: Application): boolean {
  return application.services.some((service) => service.kind === 'web');
}

/** Whether anything has an address of its own; sites, buckets and the like have none. */
export function hasNetwork(application: Application): boolean {
  return tasksOf(application).length > 0 || networkStoresOf(application).length > 0;
}

/** A store with an address in the network, so with a security group and subnets. */
export type NetworkStore = RelationalStore | CacheStore | BrokerStore;

/** Stores with an address in the network; the others are reached through AWS's own endpoints. */
export function networkStoresOf(application: Application): readonly NetworkStore[] {
  return application.stores.filter(isInNetwork);
}

/** Whether a store is there already, so that none is built. */
export function isExisting(store: Store): boolean {
  return store.existing !== undefined;
}

/** The database, cache or broker of the user's own that a store is. */
export function existingStoreOf(store: Store): ExistingStore | undefined {
  return isInNetwork(store) ? store.existing : undefined;
}

/** The buckets, tables or queues of the user's own that a store is. */
export function existingItemsOf(store: Store): ExistingItems | undefined {
  return isInNetwork(store) ? undefined : store.existing;
}

function isInNetwork(store: Store): store is NetworkStore {
  return store.kind === 'relational' || store.kind === 'cache' || store.kind === 'broker';
}

/** A named volume that tasks mount as a file system. */
export interface Volume {
  readonly name: string;
  readonly span: Span;
  /** The tasks that mount it, in the order of the project; the first decides who owns its files. */
  readonly users: readonly TaskKind[];
}

/** Volumes that are file systems, in the order in which they are first mounted. */
export function volumesOf(application: Application): readonly Volume[] {
  const volumes = new Map<string, { name: string; span: Span; users: TaskKind[] }>();
  for (const task of tasksOf(application)) {
    for (const { volume, span } of task.fileSystems) {
      const known = volumes.get(volume);
      if (!known) volumes.set(volume, { name: volume, span, users: [task] });
      else if (known.users.at(-1) !== task) known.users.push(task);
    }
  }
  return [...volumes.values()];
}
