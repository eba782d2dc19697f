import { AwsError } from '../../../aws/aws-error.ts';
import type { Destination, Network, NetworkInterface, Reach } from '../../../network/network.ts';

/** A network of one subnet in which everything is open but what a test closes. */
export interface SingleSubnet extends Network {
  /** Services by their endpoint's name and hosts to which no packet arrives. */
  readonly closed: Set<string>;
  /** Services whose endpoint's policy allows nothing. */
  readonly refusing: Set<string>;
  /** How many addresses are left. */
  addresses: number;
}

export function singleSubnet(subnetId: string): SingleSubnet {
  const plugged = new Map<string, NetworkInterface>();
  const names = new Map<string, NetworkInterface>();
  let count = 0;
  const network: SingleSubnet = {
    closed: new Set(),
    refusing: new Set(),
    addresses: 100_000,
    plugIn: (request) => {
      if (network.addresses === 0) {
        throw new AwsError('InsufficientFreeAddressesInSubnet', 'No address is left.');
      }
      network.addresses -= 1;
      count += 1;
      const one: NetworkInterface = {
        id: `eni-${count}`,
        address: `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`,
        subnetId,
        vpcId: 'vpc-1',
        availabilityZone: 'ap-northeast-2a',
        securityGroupIds: request.securityGroupIds,
        owner: request.owner,
        dial: request.dial,
      };
      plugged.set(one.id, one);
      return one;
    },
    unplug: (id) => {
      if (plugged.delete(id)) network.addresses += 1;
    },
    interfaceAt: (address) => [...plugged.values()].find((one) => one.address === address),
    interfaces: () => [...plugged.values()],
    name: (host, id) => {
      const one = plugged.get(id);
      if (one !== undefined) names.set(host, one);
    },
    unname: (host) => names.delete(host),
    resolve: (host) => {
      const one = names.get(host) ?? network.interfaceAt(host);
      return one === undefined ? { kind: 'internet', host } : { kind: 'interface', interface: one };
    },
    reach: (_from, to) => reachOf(to, network),
  };
  return network;
}

function reachOf(to: Destination, { closed, refusing }: SingleSubnet): Reach {
  const name =
    to.kind === 'interface' ? to.interface.id : to.kind === 'service' ? to.service : to.host;
  if (closed.has(name)) {
    return {
      open: false,
      obstacle: { kind: 'no-route', subnetId: 'subnet-0a', routeTableId: 'rtb-1' },
      explanation: `No route leads to ${name}.`,
    };
  }
  if (refusing.has(name) && to.kind === 'service' && to.need !== undefined) {
    return {
      open: false,
      obstacle: { kind: 'endpoint-policy', endpointId: 'vpce-1' },
      explanation: `The policy of vpce-1 does not allow ${to.need.action}.`,
    };
  }
  return { open: true };
}
