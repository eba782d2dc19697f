import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import { ResourceFailure, type ResourceHandler } from '../../resources/resource-handler.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import type { ElasticAddress, NatGateway } from '../records.ts';
import { refuseConnections } from '../refuse-connections.ts';
import type { NetworkParts } from './network-parts.ts';

const type = 'AWS::EC2::NatGateway';
const known = [
  'AllocationId',
  'AvailabilityMode',
  'ConnectivityType',
  'MaxDrainDurationSeconds',
  'SubnetId',
  'Tags',
  'VpcId',
];

/** `AWS::EC2::NatGateway`, zonal (in a subnet) or regional (in a VPC). */
export function natGatewayHandler(parts: NetworkParts): ResourceHandler {
  const { records, identity } = parts;
  return {
    fidelity: 'modelled',
    wait: 'nat-gateway',
    create: async ({ properties }) => {
      const reader = readProperties(type, properties, known);
      const gateway =
        reader.text('AvailabilityMode') === 'regional'
          ? createRegional(reader, parts)
          : createZonal(reader, parts);
      records.natGateways.set(gateway.id, gateway);
      return {
        physicalId: gateway.id,
        attributes: {
          NatGatewayId: gateway.id,
          ...(gateway.interfaceId === undefined
            ? { RouteTableId: `rtb-${identity.hex(17)}` }
            : { EniId: gateway.interfaceId }),
        },
      };
    },
    update: async ({ properties, state }) => {
      readProperties(type, properties, known);
      return state;
    },
    delete: async ({ state }) => {
      const gateway = records.natGateways.get(state.physicalId);
      if (gateway === undefined) return;
      records.natGateways.delete(gateway.id);
      if (gateway.interfaceId !== undefined) parts.unplug(gateway.interfaceId);
      const address = records.elasticAddresses.get(gateway.allocationId ?? '');
      if (address !== undefined) address.natGatewayId = undefined;
    },
  };
}

function createRegional(reader: PropertyReader, { records, identity }: NetworkParts): NatGateway {
  if (readConnectivity(reader) === 'private') {
    throw new NotModelled(`a private regional gateway of ${type}`);
  }
  const id = `nat-${identity.hex(17)}`;
  const vpc = find.vpc(records, reader.requiredText('VpcId'));
  requireInternetGateway(id, vpc.id, records);
  return { id, vpcId: vpc.id, connectivity: 'public' };
}

/** The gateway exists before it is known whether it works, so some failures come out of a wait. */
function createZonal(reader: PropertyReader, parts: NetworkParts): NatGateway {
  const { records, identity } = parts;
  const subnet = find.subnet(records, reader.requiredText('SubnetId'));
  const connectivity = readConnectivity(reader);
  checkQuota(subnet.availabilityZone, parts);
  const id = `nat-${identity.hex(17)}`;
  const elastic = connectivity === 'public' ? readAddress(id, reader, parts) : undefined;
  if (connectivity === 'public') requireInternetGateway(id, subnet.vpcId, records);
  if (subnet.addresses.available() === 0) {
    throw failed(id, 'Subnet has insufficient free addresses to create this NAT gateway');
  }
  const plugged = parts.plugIn({
    subnetId: subnet.id,
    securityGroupIds: [],
    assignPublicAddress: false,
    owner: `NAT gateway ${id}`,
    dial: refuseConnections,
  });
  if (elastic !== undefined) elastic.natGatewayId = id;
  return {
    id,
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    interfaceId: plugged.id,
    ...(elastic === undefined ? {} : { allocationId: elastic.allocationId }),
    connectivity,
  };
}

function readConnectivity(reader: PropertyReader): NatGateway['connectivity'] {
  const text = reader.text('ConnectivityType') ?? 'public';
  if (text === 'public' || text === 'private') return text;
  throw ec2Errors.invalidValue(text, 'connectivityType', 'Valid values are public and private.');
}

function readAddress(
  gatewayId: string,
  reader: PropertyReader,
  { records }: NetworkParts,
): ElasticAddress {
  const allocationId = reader.text('AllocationId');
  if (allocationId === undefined) {
    throw ec2Errors.missing(
      'The request must include the AllocationId parameter. Add the required parameter and retry the request.',
    );
  }
  const address = records.elasticAddresses.get(allocationId);
  if (address === undefined) {
    throw new AwsError(
      'InvalidAllocationID.NotFound',
      `The allocation ID '${allocationId}' does not exist`,
    );
  }
  if (address.natGatewayId !== undefined) {
    throw failed(gatewayId, `Elastic IP address [${allocationId}] is already associated`);
  }
  return address;
}

function requireInternetGateway(id: string, vpcId: string, records: NetworkParts['records']): void {
  if ([...records.internetGateways.values()].some((gateway) => gateway.vpcId === vpcId)) return;
  throw failed(id, `Network ${vpcId} has no Internet gateway attached`);
}

function checkQuota(zone: string, { records, quotas }: NetworkParts): void {
  const inZone = [...records.natGateways.values()].filter(
    ({ subnetId }) =>
      subnetId !== undefined && find.subnet(records, subnetId).availabilityZone === zone,
  );
  if (inZone.length < quotas.natGatewaysPerZone) return;
  throw new AwsError(
    'NatGatewayLimitExceeded',
    `Performing this operation would exceed the limit of ${quotas.natGatewaysPerZone} NAT gateways`,
  );
}

function failed(id: string, message: string): ResourceFailure {
  return new ResourceFailure(
    'NotStabilized',
    `NatGateway ${id} is in state failed and hence failed to stabilize. Detailed failure message: ${message}`,
  );
}
