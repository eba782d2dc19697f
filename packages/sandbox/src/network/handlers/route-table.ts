import { readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler } from '../../resources/resource-handler.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import type { NetworkParts } from './network-parts.ts';

const type = 'AWS::EC2::RouteTable';
const known = ['Tags', 'VpcId'];

/** `AWS::EC2::RouteTable`. */
export function routeTableHandler({ records, identity }: NetworkParts): ResourceHandler {
  return {
    fidelity: 'modelled',
    create: async ({ properties }) => {
      const reader = readProperties(type, properties, known);
      const vpc = find.vpc(records, reader.requiredText('VpcId'));
      const id = `rtb-${identity.hex(17)}`;
      records.routeTables.set(id, { id, vpcId: vpc.id, routes: new Map() });
      return { physicalId: id, attributes: { RouteTableId: id } };
    },
    update: async ({ properties, state }) => {
      readProperties(type, properties, known);
      return state;
    },
    delete: async ({ state }) => {
      const id = state.physicalId;
      for (const { association } of records.subnets.values()) {
        if (association?.routeTableId === id) throw ec2Errors.hasDependencies('routeTable', id);
      }
      records.routeTables.delete(id);
    },
  };
}
