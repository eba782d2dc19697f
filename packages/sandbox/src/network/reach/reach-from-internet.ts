import type { NetworkInterface, Reach } from '../network.ts';
import { type Blocked, blocked } from './blocked.ts';
import { checkAclsInward } from './check-acls.ts';
import { checkIngress } from './check-groups.ts';
import { checkInternetPath } from './check-internet-path.ts';
import { findRoute, routeTableOf } from './find-route.ts';
import type { ReachParts } from './reach.ts';
import { anywhere, type Packet } from './traffic.ts';

/**
 * Whether a connection from anywhere on the internet arrives: it needs a public address, a subnet
 * whose answers leave through an internet gateway, and inbound rules that are for everywhere.
 */
export function reachFromInternet(parts: ReachParts, to: NetworkInterface, packet: Packet): Reach {
  const { records, identity } = parts;
  const obstacle =
    checkInternetPath(records, to, undefined) ??
    checkOwnAddress(parts, to) ??
    checkIngress({ records, region: identity.region, packet }, to, anywhere, 'the internet') ??
    checkAclsInward(records, to, packet);
  return obstacle ?? { open: true };
}

/** Behind a NAT gateway, packets leave but nobody can call. */
function checkOwnAddress({ records }: ReachParts, to: NetworkInterface): Blocked | undefined {
  const table = routeTableOf(records, to.subnetId);
  if (findRoute(table, undefined)?.target.kind === 'internet-gateway') return undefined;
  return blocked(
    { kind: 'no-route', subnetId: to.subnetId, routeTableId: table.id },
    `Route table ${table.id} of subnet ${to.subnetId} has no route to an internet gateway, so that ${to.owner} cannot be reached from the internet.`,
  );
}
