import type { Application } from '../../application/application.ts';
import type { Store } from '../../application/store.ts';
import { attribute, ref } from '../build-resource.ts';
import { buildStack } from '../build-stack.ts';
import { give } from '../give.ts';
import type { Resource, Stack } from '../graph.ts';
import { stackName } from '../handover.ts';
import { startTakings } from '../take.ts';
import { buildAppSecret } from './build-app-secret.ts';
import { buildBackup } from './build-backup.ts';
import { buildBroker } from './build-broker.ts';
import { buildBuckets } from './build-buckets.ts';
import { buildCache } from './build-cache.ts';
import { buildConnections } from './build-connections.ts';
import { buildQueues } from './build-queues.ts';
import { buildRelational } from './build-relational.ts';
import { buildTables } from './build-tables.ts';
import { buildVolumes } from './build-volumes.ts';
import { type BuiltStore, type DataScope, ownedBy } from './built-store.ts';
import { takeItems } from './take-items.ts';
import { takeStore } from './take-store.ts';

/** Builds what holds data: stores, file systems and secrets. Undefined when there is nothing. */
export function buildData(application: Application): Stack | undefined {
  const takings = startTakings(application);
  const { resources, parameters } = buildParts({ application, takings });
  if (resources.length === 0) return undefined;
  return buildStack({
    name: stackName(application, 'data'),
    layer: 'data',
    description: `${application.name} (${application.environment}): stores, file systems, secrets.`,
    parameters: [...parameters, ...takings.parameters()],
    resources,
    terminationProtection: true,
  });
}

function buildParts(scope: DataScope): Pick<Stack, 'resources' | 'parameters'> {
  const { application } = scope;
  const stores = application.stores.map((store) => ({ store, built: buildStore(store, scope) }));
  const volumes = buildVolumes(scope);
  const resources = [
    ...buildAppSecret(application),
    ...stores.flatMap(({ store, built }) => [
      ...built.resources,
      ...giveStore(store, built, application),
    ]),
    ...buildConnections(new Map(stores.map((each) => [each.store.name, each])), scope),
    ...volumes.flatMap((volume) => volume.resources),
    ...buildBackup(application, [
      ...stores.flatMap(({ built }) => built.backups),
      ...volumes.map(({ fileSystem }) => attribute(fileSystem, 'Arn')),
    ]),
  ];
  return { resources, parameters: stores.flatMap(({ built }) => built.parameters ?? []) };
}

/** Builds a store on the service that was chosen for it, or takes the one that exists. */
export function buildStore(store: Store, scope: DataScope): BuiltStore {
  switch (store.kind) {
    case 'relational':
      return store.existing ? takeStore(store, store.existing) : buildRelational(store, scope);
    case 'cache':
      return store.existing ? takeStore(store, store.existing) : buildCache(store, scope);
    case 'broker':
      return store.existing ? takeStore(store, store.existing) : buildBroker(store, scope);
    case 'bucket':
      return store.existing ? takeItems(store, store.existing) : buildBuckets(store);
    case 'table':
      return store.existing ? takeItems(store, store.existing) : buildTables(store, scope);
    case 'queue':
      return store.existing ? takeItems(store, store.existing) : buildQueues(store, scope);
  }
}

function giveStore(
  store: Store,
  { values, credentials }: BuiltStore,
  application: Application,
): readonly Resource[] {
  const details = ownedBy(store);
  return [
    ...[...values].map(([key, value]) => give(application, key, value, details)),
    ...(credentials
      ? [give(application, `store/${store.name}/credentials`, ref(credentials), details)]
      : []),
  ];
}
