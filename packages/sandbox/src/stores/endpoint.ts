import type { Network } from '../network/network.ts';
import type { StoreServer } from './store-servers.ts';

export interface EndpointRequest {
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
  readonly isPublic?: boolean;
  /** In the user's words: `database db`. */
  readonly owner: string;
  /** The only port that answers. */
  readonly port: number;
  /** Absent: nothing answers. */
  readonly server?: Pick<StoreServer, 'dial'>;
}

/** A place in a VPC where a store is reached. */
export interface Endpoint {
  /** Its private address. */
  address(): string;
  /** Has exactly these names from now on. */
  name(hosts: readonly string[]): void;
  /** Belongs to exactly these security groups from now on, at another address. */
  regroup(securityGroupIds: readonly string[]): void;
  close(): void;
}

/** Plugs a store into a subnet. Throws AwsError when the subnet or a security group is unknown. */
export function openEndpoint(network: Network, request: EndpointRequest): Endpoint {
  let plugged = plugIn(network, request, request.securityGroupIds);
  let names: readonly string[] = [];
  const name = (hosts: readonly string[]) => {
    for (const host of names) network.unname(host, plugged.id);
    for (const host of hosts) network.name(host, plugged.id);
    names = hosts;
  };
  const close = () => {
    name([]);
    network.unplug(plugged.id);
  };
  return {
    address: () => plugged.address,
    name,
    regroup(securityGroupIds) {
      const next = plugIn(network, request, securityGroupIds);
      const kept = names;
      close();
      plugged = next;
      name(kept);
    },
    close,
  };
}

function plugIn(network: Network, request: EndpointRequest, securityGroupIds: readonly string[]) {
  const { subnetId, owner, port, server, isPublic = false } = request;
  return network.plugIn({
    subnetId,
    securityGroupIds,
    assignPublicAddress: isPublic,
    owner,
    dial: async (asked: number, from?: string) => {
      if (asked === port && server !== undefined) return server.dial(from);
      throw Object.assign(new Error(`connect ECONNREFUSED port ${asked}`), refused);
    },
  });
}

const refused = { code: 'ECONNREFUSED', errno: -111, syscall: 'connect' };
