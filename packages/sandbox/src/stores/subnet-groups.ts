import { AwsError } from '../aws/aws-error.ts';
import type { Network } from '../network/network.ts';

/** Subnets in which a service may put a store. */
export interface SubnetGroup {
  readonly name: string;
  readonly subnetIds: readonly string[];
}

/** Where subnets lie. Throws AwsError for unknown ones and those of different VPCs. */
export function zonesOf(network: Network, subnetIds: readonly string[]): ReadonlySet<string> {
  // A network tells of subnets by what is plugged into them.
  const plugged = subnetIds.map((subnetId) => {
    const found = network.plugIn({
      subnetId,
      securityGroupIds: [],
      assignPublicAddress: false,
      owner: 'a look at the subnet',
      dial: () => Promise.reject(new Error('Nothing is here.')),
    });
    network.unplug(found.id);
    return found;
  });
  if (new Set(plugged.map(({ vpcId }) => vpcId)).size > 1) {
    throw new AwsError(
      'InvalidSubnet',
      'The specified subnets are not all in the same VPC. Specify subnets of one VPC.',
    );
  }
  return new Set(plugged.map(({ availabilityZone, subnetId }) => availabilityZone ?? subnetId));
}
