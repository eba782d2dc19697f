import type { Application } from '../application/application.ts';
import { existingItemsOf, existingStoreOf } from '../graph/parts.ts';

/** What the project uses and does not create, so that it is paid for in any case: ids, names, hosts. */
export function existingIds({ network, loadBalancer, stores }: Application): readonly string[] {
  return [
    ...(network.existing ? [network.existing.vpc] : []),
    ...(loadBalancer ? [`load balancer ${loadBalancer.listener.split('/')[2]}`] : []),
    ...stores.flatMap((store) => existingStoreOf(store)?.host ?? []),
    ...stores.flatMap((store) =>
      [...(existingItemsOf(store)?.items.values() ?? [])].map(
        ({ name }) => `${store.kind} ${name}`,
      ),
    ),
  ];
}
