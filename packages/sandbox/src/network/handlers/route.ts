import { AwsError } from '../../aws/aws-error.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import type { Properties, ResourceHandler } from '../../resources/resource-handler.ts';
import { containsCidr, formatCidr, parseCidr } from '../addresses/cidr.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import type { RouteTable, RouteTarget } from '../records.ts';
import type { NetworkParts } from './network-parts.ts';

const type = 'AWS::EC2::Route';
const known = ['DestinationCidrBlock', 'GatewayId', 'NatGatewayId', 'RouteTableId'];

/** `AWS::EC2::Route` to an internet or NAT gateway: `Ref` is `rtb-…|0.0.0.0/0`. */
export function routeHandler({ records }: NetworkParts): ResourceHandler {
  function readTarget(reader: PropertyReader, table: RouteTable): RouteTarget {
    const gatewayId = reader.text('GatewayId');
    const natGatewayId = reader.text('NatGatewayId');
    if ((gatewayId === undefined) === (natGatewayId === undefined)) {
      throw ec2Errors.missing(
        'The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId or transitGatewayId',
      );
    }
    return gatewayId === undefined
      ? natTarget(natGatewayId ?? '', table)
      : internetTarget(gatewayId, table);
  }

  function internetTarget(id: string, table: RouteTable): RouteTarget {
    if (find.internetGateway(records, id).vpcId === table.vpcId) {
      return { kind: 'internet-gateway', id };
    }
    throw ec2Errors.invalid(
      `route table ${table.id} and network gateway ${id} belong to different networks`,
    );
  }

  function natTarget(id: string, table: RouteTable): RouteTarget {
    const gateway = records.natGateways.get(id);
    if (gateway === undefined) {
      throw new AwsError(
        'InvalidNatGatewayID.NotFound',
        `The natGateway ID '${id}' does not exist`,
      );
    }
    if (gateway.vpcId !== table.vpcId) throw ec2Errors.differentNetworks();
    return { kind: 'nat-gateway', id };
  }

  return {
    fidelity: 'modelled',
    create: async ({ properties }) => {
      const reader = readProperties(type, properties, known);
      const table = find.routeTable(records, reader.requiredText('RouteTableId'));
      const text = reader.requiredText('DestinationCidrBlock');
      const destination = parseCidr(text);
      if (destination === undefined) {
        throw ec2Errors.invalidValue(
          text,
          'destinationCidrBlock',
          'This is not a valid CIDR block.',
        );
      }
      if (containsCidr(find.vpc(records, table.vpcId).cidr, destination)) {
        throw ec2Errors.invalid(
          `The destination CIDR block ${text} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`,
        );
      }
      const key = formatCidr(destination);
      if (table.routes.has(key)) {
        throw new AwsError('RouteAlreadyExists', `The route identified by ${key} already exists.`);
      }
      table.routes.set(key, { destination, target: readTarget(reader, table) });
      return { physicalId: `${table.id}|${key}`, attributes: { CidrBlock: key } };
    },
    update: async ({ properties, state }) => {
      const reader = readProperties(type, properties, known);
      const table = find.routeTable(records, reader.requiredText('RouteTableId'));
      const route = table.routes.get(destinationOf(properties));
      if (route !== undefined) route.target = readTarget(reader, table);
      return state;
    },
    delete: async ({ properties }) => {
      records.routeTables
        .get(String(properties.RouteTableId))
        ?.routes.delete(destinationOf(properties));
    },
  };
}

function destinationOf(properties: Properties): string {
  const cidr = parseCidr(String(properties.DestinationCidrBlock));
  return cidr === undefined ? '' : formatCidr(cidr);
}
