import { AwsError } from '../aws/aws-error.ts';
import type { Identity } from '../aws/identity.ts';
import type { AddressPool } from './addresses/address-pool.ts';
import { ec2Errors, find } from './ec2-errors.ts';
import type { InterfaceRequest, NetworkInterface } from './network.ts';
import type { NetworkRecords } from './records.ts';

/** What is plugged into subnets. */
export interface Interfaces {
  plugIn(request: InterfaceRequest): NetworkInterface;
  /** The interface that is gone, or undefined when there was none. */
  unplug(interfaceId: string): NetworkInterface | undefined;
  at(address: string, vpcId?: string): NetworkInterface | undefined;
}

const groupsPerInterface = 5;

export function createInterfaces(
  records: NetworkRecords,
  identity: Identity,
  publicAddresses: AddressPool,
): Interfaces {
  /** By private address, and then by VPC. */
  const byAddress = new Map<string, Map<string, NetworkInterface>>();

  return {
    plugIn: (request) => {
      const subnet = find.subnet(records, request.subnetId);
      const securityGroupIds = groupsOf(records, request, subnet.vpcId);
      const address = subnet.addresses.take();
      if (address === undefined) throw noAddressLeft();
      const publicAddress = request.assignPublicAddress ? publicAddresses.take() : undefined;
      const plugged: NetworkInterface = {
        id: `eni-${identity.hex(17)}`,
        address,
        subnetId: subnet.id,
        vpcId: subnet.vpcId,
        availabilityZone: subnet.availabilityZone,
        securityGroupIds,
        ...(publicAddress === undefined ? {} : { publicAddress }),
        owner: request.owner,
        dial: request.dial,
      };
      records.interfaces.set(plugged.id, plugged);
      const sameAddress = byAddress.get(address) ?? new Map<string, NetworkInterface>();
      byAddress.set(address, sameAddress.set(plugged.vpcId, plugged));
      return plugged;
    },
    unplug: (interfaceId) => {
      const gone = records.interfaces.get(interfaceId);
      if (gone === undefined) return undefined;
      records.interfaces.delete(interfaceId);
      byAddress.get(gone.address)?.delete(gone.vpcId);
      records.subnets.get(gone.subnetId)?.addresses.give(gone.address);
      if (gone.publicAddress !== undefined) publicAddresses.give(gone.publicAddress);
      return gone;
    },
    at: (address, vpcId) => {
      const found = byAddress.get(address);
      return vpcId === undefined ? found?.values().next().value : found?.get(vpcId);
    },
  };
}

/** Without any group named, an interface is in the default group of its VPC. */
function groupsOf(
  records: NetworkRecords,
  { securityGroupIds }: InterfaceRequest,
  vpcId: string,
): readonly string[] {
  if (securityGroupIds.length === 0) return [find.vpc(records, vpcId).defaultSecurityGroupId];
  for (const id of securityGroupIds) {
    if (find.securityGroup(records, id).vpcId !== vpcId) throw ec2Errors.differentNetworks();
  }
  const distinct = [...new Set(securityGroupIds)];
  if (distinct.length > groupsPerInterface) {
    throw ec2Errors.limitReached(
      'SecurityGroupsPerInterfaceLimitExceeded',
      'security groups per interface',
    );
  }
  return distinct;
}

function noAddressLeft(): AwsError {
  return new AwsError(
    'InsufficientFreeAddressesInSubnet',
    'The specified subnet does not have enough free addresses to satisfy the request.',
  );
}
