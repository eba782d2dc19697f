import { formatCidr } from './addresses/cidr.ts';
import { find } from './ec2-errors.ts';
import type { NetworkRecords } from './records.ts';

/** A subnet as DescribeSubnets would tell of it. */
export interface SubnetDescription {
  readonly id: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
  readonly cidrBlock: string;
  readonly availableAddresses: number;
}

export function describeSubnet(records: NetworkRecords, id: string): SubnetDescription {
  const { vpcId, availabilityZone, cidr, addresses } = find.subnet(records, id);
  return {
    id,
    vpcId,
    availabilityZone,
    cidrBlock: formatCidr(cidr),
    availableAddresses: addresses.available(),
  };
}
