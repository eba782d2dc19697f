import type { Duplex } from 'node:stream';
import type { Account } from '../../account.ts';
import type { Destination, NetworkInterface } from '../../network/network.ts';
import { ConnectionBlocked } from '../../runner/task-runner.ts';

/** Where ECS's agent answers containers, link-local to each task. */
export const agentAddress = '169.254.170.2';

/** Opens a connection to something that has no interface in a VPC: AWS's services, the internet. */
export type DialOutside = (
  destination: Exclude<Destination, { readonly kind: 'interface' }>,
  port: number,
) => Promise<Duplex>;

/** What a connection really leads to, where the caller asked for a name of Service Connect. */
export interface Peer {
  readonly address: string;
  readonly port: number;
}

/** A running task behind a name of Service Connect, in turn. */
export type ResolveConnect = (namespace: string, host: string, port: number) => Peer | undefined;

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
  peer: Peer = { address: host, port },
): Promise<Duplex> {
  const destination = network.resolve(peer.address, from.vpcId);
  const reach = network.reach(from, destination, peer.port);
  if (!reach.open) {
    const { explanation } = reach;
    observe({ kind: 'connection-blocked', from: from.owner, to: host, port, explanation });
    throw new ConnectionBlocked(explanation);
  }
  return destination.kind === 'interface'
    ? destination.interface.dial(peer.port)
    : dialOutside(destination, peer.port);
}
