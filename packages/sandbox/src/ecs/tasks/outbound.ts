import type { Duplex } from 'node:stream';
import type { Account } from '../../account.ts';
import type { Destination, NetworkInterface } from '../../network/network.ts';
import { ConnectionBlocked } from '../../runner/task-runner.ts';

/** Opens a connection to something that has no interface in a VPC: AWS's services, the internet. */
export type DialOutside = (
  destination: Exclude<Destination, { readonly kind: 'interface' }>,
  port: number,
) => Promise<Duplex>;

/**
 * Opens a connection from an interface, as far as names, routes and security groups let it. Rejects
 * with ConnectionBlocked, after observing it, when packets do not arrive.
 */
export async function connectFrom(
  {
    network,
    observe,
    dialOutside,
  }: Pick<Account, 'network' | 'observe'> & {
    readonly dialOutside: DialOutside;
  },
  from: NetworkInterface,
  host: string,
  port: number,
): Promise<Duplex> {
  const destination = network.resolve(host, from.vpcId);
  const reach = network.reach(from, destination, port);
  if (!reach.open) {
    const { explanation } = reach;
    observe({ kind: 'connection-blocked', from: from.owner, to: host, port, explanation });
    throw new ConnectionBlocked(explanation);
  }
  return destination.kind === 'interface'
    ? destination.interface.dial(port)
    : dialOutside(destination, port);
}
