import { AwsError } from '../../aws/aws-error.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler } from '../../resources/resource-handler.ts';
import { createAddressPool } from '../addresses/address-pool.ts';
import { type Cidr, containsCidr, formatCidr, overlaps } from '../addresses/cidr.ts';
import { zoneId, zonesOf } from '../availability-zones.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import type { Subnet } from '../records.ts';
import type { NetworkParts } from './network-parts.ts';
import { outOfRange, readBlock } from './read-block.ts';

const type = 'AWS::EC2::Subnet';
const known = [
  'AvailabilityZone',
  'AvailabilityZoneId',
  'CidrBlock',
  'MapPublicIpOnLaunch',
  'Tags',
  'VpcId',
];

/** `AWS::EC2::Subnet`; `MapPublicIpOnLaunch` is for instances, tasks ask for their own address. */
export function subnetHandler({ records, identity }: NetworkParts): ResourceHandler {
  function readCidr(reader: PropertyReader, vpcId: string): Cidr {
    const text = reader.requiredText('CidrBlock');
    const cidr = readBlock(text, 'Subnet');
    if (!containsCidr(find.vpc(records, vpcId).cidr, cidr)) throw outOfRange(text, 'Subnet');
    for (const other of records.subnets.values()) {
      if (other.vpcId !== vpcId || !overlaps(other.cidr, cidr)) continue;
      throw new AwsError(
        'InvalidSubnet.Conflict',
        `The CIDR '${text}' conflicts with another subnet`,
      );
    }
    return cidr;
  }

  function readZone(reader: PropertyReader): string {
    const zones = zonesOf(identity.region);
    const byId = reader.text('AvailabilityZoneId');
    const zone =
      reader.text('AvailabilityZone') ??
      (byId === undefined ? zones[0] : zones.find((one) => zoneId(one) === byId));
    if (zone !== undefined && zones.includes(zone)) return zone;
    throw ec2Errors.invalidValue(
      zone ?? byId ?? '',
      'availabilityZone',
      `Subnets can currently only be created in the following availability zones: ${zones.join(', ')}.`,
    );
  }

  return {
    fidelity: 'modelled',
    create: async ({ properties }) => {
      const reader = readProperties(type, properties, known);
      const vpcId = find.vpc(records, reader.requiredText('VpcId')).id;
      const cidr = readCidr(reader, vpcId);
      const subnet: Subnet = {
        id: `subnet-${identity.hex(17)}`,
        vpcId,
        cidr,
        availabilityZone: readZone(reader),
        addresses: createAddressPool(cidr),
        association: undefined,
      };
      records.subnets.set(subnet.id, subnet);
      return {
        physicalId: subnet.id,
        attributes: {
          SubnetId: subnet.id,
          VpcId: vpcId,
          CidrBlock: formatCidr(cidr),
          AvailabilityZone: subnet.availabilityZone,
          AvailabilityZoneId: zoneId(subnet.availabilityZone),
          Ipv6CidrBlocks: [],
          NetworkAclAssociationId: `aclassoc-${identity.hex(17)}`,
        },
      };
    },
    update: async ({ properties, state }) => {
      readProperties(type, properties, known);
      return state;
    },
    delete: async ({ state }) => {
      const id = state.physicalId;
      for (const one of records.interfaces.values()) {
        if (one.subnetId === id) throw ec2Errors.hasDependencies('subnet', id);
      }
      records.subnets.delete(id);
    },
  };
}
