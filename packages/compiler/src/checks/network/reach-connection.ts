import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { type Reachability, reach } from '../reach.ts';
import type { Connection } from './connections.ts';

/** Whether a connection that a task will try can exist. */
export function reachConnection(
  cloud: CloudFacts,
  { from, placement, port }: Connection,
): Reachability {
  const to =
    placement === 'internet'
      ? ({ kind: 'internet' } as const)
      : ({ kind: 'thing', placement } as const);
  return reach(cloud, from.placement, to, port);
}
