import { AwsError } from '../../aws/aws-error.ts';
import { readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler } from '../../resources/resource-handler.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import type { NetworkParts } from './network-parts.ts';

const type = 'AWS::EC2::SubnetRouteTableAssociation';
const known = ['RouteTableId', 'SubnetId'];

/** `AWS::EC2::SubnetRouteTableAssociation`: without one, a subnet has its VPC's main route table. */
export function subnetAssociationHandler({ records, identity }: NetworkParts): ResourceHandler {
  return {
    fidelity: 'modelled',
    create: async ({ properties }) => {
      const reader = readProperties(type, properties, known);
      const subnet = find.subnet(records, reader.requiredText('SubnetId'));
      const table = find.routeTable(records, reader.requiredText('RouteTableId'));
      if (subnet.vpcId !== table.vpcId) {
        throw ec2Errors.invalid(
          `Route table ${table.id} and subnet ${subnet.id} belong to different networks`,
        );
      }
      if (subnet.association !== undefined) {
        throw new AwsError(
          'Resource.AlreadyAssociated',
          `the specified association for route table ${table.id} conflicts with an existing association`,
        );
      }
      const id = `rtbassoc-${identity.hex(17)}`;
      subnet.association = { id, routeTableId: table.id };
      return { physicalId: id, attributes: { Id: id } };
    },
    update: async ({ state }) => state,
    delete: async ({ state }) => {
      for (const subnet of records.subnets.values()) {
        if (subnet.association?.id === state.physicalId) subnet.association = undefined;
      }
    },
  };
}
