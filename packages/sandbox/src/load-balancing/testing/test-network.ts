import type { Duplex } from 'node:stream';
import { AwsError } from '../../aws/aws-error.ts';
import type { Network, NetworkInterface } from '../../network/network.ts';

/** A network of one VPC, in which everything reaches everything unless it is blocked. */
export interface TestNetwork extends Network {
  /** Puts something with this address into it. */
  place(address: string, dial: (port: number) => Promise<Duplex>, zone?: string): void;
  remove(address: string): void;
  /** Addresses to which packets do not arrive. */
  readonly blocked: Set<string>;
  readonly names: Map<string, string[]>;
}

/** Subnets `subnet-a` to `subnet-d` lie in the zones of their letters, others do not exist. */
export function testNetwork(): TestNetwork {
  const interfaces = new Map<string, NetworkInterface>();
  const names = new Map<string, string[]>();
  const blocked = new Set<string>();
  let count = 0;

  const add = (made: Omit<NetworkInterface, 'id' | 'vpcId'> & { readonly vpcId?: string }) => {
    const it: NetworkInterface = { vpcId: 'vpc-1', ...made, id: `eni-${++count}` };
    interfaces.set(it.id, it);
    return it;
  };
  const at = (address: string) => [...interfaces.values()].find((it) => it.address === address);

  return {
    blocked,
    names,
    plugIn(request) {
      const zone = /^subnet-(other-)?([a-d])$/.exec(request.subnetId);
      if (zone === null) {
        throw new AwsError(
          'InvalidSubnetID.NotFound',
          `The subnet ID '${request.subnetId}' does not exist`,
        );
      }
      return add({
        address: `10.0.0.${count + 10}`,
        subnetId: request.subnetId,
        availabilityZone: `us-east-1${zone[2]}`,
        vpcId: zone[1] === undefined ? 'vpc-1' : 'vpc-2',
        securityGroupIds: request.securityGroupIds,
        owner: request.owner,
        dial: request.dial,
      });
    },
    unplug: (id) => void interfaces.delete(id),
    interfaceAt: at,
    interfaces: () => [...interfaces.values()],
    name: (host, id) => void names.set(host, [...(names.get(host) ?? []), id]),
    unname: (host, id) =>
      void names.set(
        host,
        (names.get(host) ?? []).filter((each) => each !== id),
      ),
    resolve: (host) => ({ kind: 'internet', host }),
    reach: (_from, to) =>
      to.kind === 'interface' && blocked.has(to.interface.address)
        ? {
            open: false,
            obstacle: { kind: 'ingress-rule', securityGroupIds: ['sg-task'] },
            explanation: 'sg-task has no rule that lets it in',
          }
        : { open: true },
    place(address, dial, zone = 'us-east-1a') {
      add({
        address,
        subnetId: 'subnet-a',
        securityGroupIds: [],
        availabilityZone: zone,
        owner: `task at ${address}`,
        dial,
      });
    },
    remove(address) {
      const it = at(address);
      if (it !== undefined) interfaces.delete(it.id);
    },
  };
}
