import type { Account } from '../account.ts';
import type { Operations } from '../aws/operation.ts';
import type { Handlers } from '../resources/handlers.ts';
import { createInventory, type Inventory } from '../resources/inventory.ts';
import { createAddressPool } from './addresses/address-pool.ts';
import { parseAddress } from './addresses/cidr.ts';
import { serviceOfHost } from './aws-hosts.ts';
import { networkOperations } from './describe/network-operations.ts';
import { networkHandlers } from './handlers/network-handlers.ts';
import { createInterfaces } from './interfaces.ts';
import { createNames } from './names.ts';
import type { Destination, Network, NetworkInterface, Reach } from './network.ts';
import { defaultQuotas, type NetworkQuotas } from './quotas.ts';
import { reach } from './reach/reach.ts';
import { reachFromInternet } from './reach/reach-from-internet.ts';
import { createRecords } from './records.ts';
import { describeSubnet, type SubnetDescription } from './subnet-description.ts';

/** The network of an account, with what only the sandbox's own parts ask of it. */
export interface LocalNetwork extends Network {
  readonly handlers: Handlers;
  readonly operations: Operations;
  /** Throws AwsError `InvalidSubnetID.NotFound`. */
  subnet(id: string): SubnetDescription;
  /** Whether a connection from anywhere on the internet arrives. TCP unless said. */
  reachFromInternet(to: NetworkInterface, port: number, protocol?: 'tcp' | 'udp'): Reach;
}

/** Reserved for benchmarks (RFC 2544), so that no public address here is anybody's. */
const publicRange = { base: parseAddress('198.18.0.0') ?? 0, prefix: 15 };

/** EC2's network: VPCs and what is in them. Quotas are those of a new AWS account unless said. */
export function createNetwork(
  dependencies: Pick<Account, 'identity' | 'clock'> & {
    readonly quotas?: Partial<NetworkQuotas>;
    /** What templates say of EC2's resources; absent: nothing, not even tags. */
    readonly inventory?: Inventory;
  },
): LocalNetwork {
  const { identity, clock } = dependencies;
  const records = createRecords();
  const names = createNames(records);
  const publicAddresses = createAddressPool(publicRange);
  const interfaces = createInterfaces(records, identity, publicAddresses);
  const parts = { records, identity };
  const quotas = { ...defaultQuotas, ...dependencies.quotas };

  function unplug(interfaceId: string): void {
    const gone = interfaces.unplug(interfaceId);
    if (gone !== undefined) names.forget(gone);
  }

  function resolve(host: string, vpcId: string): Destination {
    const plain = host.toLowerCase().replace(/\.$/, '');
    if (isUnresolvable(plain, vpcId)) return { kind: 'internet', host: plain };
    const target = names.lookUp(plain, vpcId) ?? interfaces.at(addressIn(plain), vpcId);
    if (target !== undefined) return { kind: 'interface', interface: target };
    const service = serviceOfHost(plain, identity.region);
    return service === undefined ? { kind: 'internet', host: plain } : { kind: 'service', service };
  }

  /** Without DNS, private names mean nothing either; `reach` then says why. */
  function isUnresolvable(host: string, vpcId: string): boolean {
    return records.vpcs.get(vpcId)?.dnsSupport === false && parseAddress(host) === undefined;
  }

  /** Does nothing for an interface that is gone. */
  function withInterface(id: string, change: (target: NetworkInterface) => void): void {
    const target = records.interfaces.get(id);
    if (target !== undefined) change(target);
  }

  return {
    plugIn: interfaces.plugIn,
    unplug,
    interfaceAt: interfaces.at,
    interfaces: () => [...records.interfaces.values()],
    name: (host, id) => withInterface(id, (target) => names.name(host.toLowerCase(), target)),
    unname: (host, id) => withInterface(id, (target) => names.unname(host.toLowerCase(), target)),
    resolve,
    reach: (from, to, port, protocol = 'tcp') => reach(parts, from, to, { protocol, port }),
    subnet: (id) => describeSubnet(records, id),
    reachFromInternet: (to, port, protocol = 'tcp') =>
      reachFromInternet(parts, to, { protocol, port }),
    operations: networkOperations({
      ...parts,
      inventory: dependencies.inventory ?? createInventory(clock),
    }),
    handlers: networkHandlers({
      ...parts,
      clock,
      quotas,
      publicAddresses,
      plugIn: interfaces.plugIn,
      unplug,
    }),
  };
}

/** The address itself, or that in a private host name such as `ip-10-0-1-4.ec2.internal`. */
function addressIn(host: string): string {
  const [, digits] =
    /^ip-(\d+-\d+-\d+-\d+)\.(?:[a-z0-9-]+\.compute|ec2)\.internal$/.exec(host) ?? [];
  return digits?.replaceAll('-', '.') ?? host;
}
