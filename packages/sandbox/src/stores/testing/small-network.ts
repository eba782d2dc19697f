import { AwsError } from '../../aws/aws-error.ts';
import type { Network, NetworkInterface } from '../../network/network.ts';

/** A VPC of three subnets, `subnet-a` and `subnet-a2` in one zone and `subnet-b` in another. */
export function createSmallNetwork(): Network & {
  /** Opens a connection by name, as a client inside the VPC. */
  connect(host: string, port: number): ReturnType<NetworkInterface['dial']>;
  /** Interfaces by the names that they have. */
  named(host: string): readonly NetworkInterface[];
} {
  const zones: Readonly<Record<string, string>> = {
    'subnet-a': 'ap-northeast-2a',
    'subnet-a2': 'ap-northeast-2a',
    'subnet-b': 'ap-northeast-2b',
  };
  const plugged = new Map<string, NetworkInterface>();
  const names: { readonly host: string; readonly id: string }[] = [];
  let count = 0;
  const named = (host: string) =>
    names.flatMap((each) => (each.host === host ? (plugged.get(each.id) ?? []) : []));
  return {
    named,
    connect(host, port) {
      const [found] = named(host);
      if (found === undefined) return Promise.reject(new Error(`getaddrinfo ENOTFOUND ${host}`));
      return found.dial(port);
    },
    plugIn({ assignPublicAddress: _public, ...request }) {
      const availabilityZone = zones[request.subnetId];
      if (availabilityZone === undefined) {
        const text = `The subnet ID '${request.subnetId}' does not exist`;
        throw new AwsError('InvalidSubnetID.NotFound', text);
      }
      count += 1;
      const found = {
        ...request,
        id: `eni-${count}`,
        address: `10.0.0.${count}`,
        vpcId: 'vpc-1',
        availabilityZone,
      };
      plugged.set(found.id, found);
      return found;
    },
    unplug: (id) => plugged.delete(id),
    interfaceAt: (address) => [...plugged.values()].find((each) => each.address === address),
    interfaces: () => [...plugged.values()],
    name: (host, id) => names.push({ host, id }),
    unname(host, id) {
      const index = names.findIndex((each) => each.host === host && each.id === id);
      if (index >= 0) names.splice(index, 1);
    },
    resolve: (host) => ({ kind: 'internet', host }),
    reach: () => ({ open: true }),
  };
}
