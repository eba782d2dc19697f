import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { readPolicy } from '../../iam/policy/read-policy.ts';
import type { Statement } from '../../iam/policy/statement.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import type { Properties, ResourceHandler } from '../../resources/resource-handler.ts';
import { find } from '../ec2-errors.ts';
import { endpointService, gatewayServices } from '../endpoint-services.ts';
import type { Endpoint } from '../records.ts';
import type { EndpointSettings } from './endpoint-settings.ts';
import { gatewayEndpoint, updateGateway } from './gateway-endpoint.ts';
import { closeInterfaces, interfaceEndpoint, updateInterface } from './interface-endpoint.ts';
import type { NetworkParts } from './network-parts.ts';

const type = 'AWS::EC2::VPCEndpoint';
const known = [
  'PolicyDocument',
  'PrivateDnsEnabled',
  'RouteTableIds',
  'SecurityGroupIds',
  'ServiceName',
  'SubnetIds',
  'Tags',
  'VpcEndpointType',
  'VpcId',
];

/** `AWS::EC2::VPCEndpoint`, of the gateway and the interface kind. */
export function vpcEndpointHandler(parts: NetworkParts): ResourceHandler {
  const { records, identity, clock } = parts;

  function settingsOf(
    id: string,
    properties: Properties,
    reader: PropertyReader,
  ): EndpointSettings {
    return {
      id,
      vpc: find.vpc(records, reader.requiredText('VpcId')),
      service: endpointService(reader.requiredText('ServiceName'), identity.region),
      policy: readEndpointPolicy(properties.PolicyDocument),
      privateDns: reader.boolean('PrivateDnsEnabled') ?? false,
      subnetIds: readTexts(properties, 'SubnetIds'),
      securityGroupIds: readTexts(properties, 'SecurityGroupIds'),
      routeTableIds: readTexts(properties, 'RouteTableIds'),
    };
  }

  return {
    fidelity: 'modelled',
    wait: 'vpc-endpoint',
    create: async ({ properties }) => {
      const reader = readProperties(type, properties, known);
      const settings = settingsOf(`vpce-${identity.hex(17)}`, properties, reader);
      const kind = readKind(reader, settings.service);
      const endpoint =
        kind === 'Gateway' ? gatewayEndpoint(settings, parts) : interfaceEndpoint(settings, parts);
      records.endpoints.set(endpoint.id, endpoint);
      return {
        physicalId: endpoint.id,
        attributes: {
          Id: endpoint.id,
          CreationTimestamp: new Date(clock.now()).toISOString(),
          ...interfaceAttributes(endpoint, parts),
        },
      };
    },
    update: async ({ properties, state }) => {
      const reader = readProperties(type, properties, known);
      const endpoint = find.endpoint(records, state.physicalId);
      const settings = settingsOf(endpoint.id, properties, reader);
      if (endpoint.kind === 'gateway') updateGateway(endpoint, settings, parts);
      else updateInterface(endpoint, settings, parts);
      endpoint.policy = settings.policy;
      return {
        ...state,
        attributes: { ...state.attributes, ...interfaceAttributes(endpoint, parts) },
      };
    },
    delete: async ({ state }) => {
      const endpoint = records.endpoints.get(state.physicalId);
      if (endpoint?.kind === 'interface') closeInterfaces(endpoint, parts);
      records.endpoints.delete(state.physicalId);
    },
  };
}

function readKind(reader: PropertyReader, service: string): 'Gateway' | 'Interface' {
  const kind = reader.text('VpcEndpointType') ?? 'Gateway';
  if (kind !== 'Gateway' && kind !== 'Interface') {
    throw new NotModelled(`VpcEndpointType ${kind} of ${type}`);
  }
  if (kind === 'Gateway' && !gatewayServices.includes(service)) {
    throw new AwsError(
      'InvalidParameter',
      'Endpoint type (Gateway) does not match available service types ([Interface]).',
    );
  }
  return kind;
}

function readEndpointPolicy(document: unknown): readonly Statement[] | undefined {
  if (document === undefined) return undefined;
  const statements = readPolicy(document, 'resource');
  for (const principal of statements.flatMap((statement) => statement.principals ?? [])) {
    if (principal.kind === 'anyone') continue;
    throw new NotModelled(`principals other than "*" in the PolicyDocument of ${type}`);
  }
  return statements;
}

function interfaceAttributes(endpoint: Endpoint, { identity }: NetworkParts) {
  if (endpoint.kind === 'gateway') return { NetworkInterfaceIds: [], DnsEntries: [] };
  const host = `${endpoint.id}-${endpoint.id.slice(-8)}.${endpoint.service}.${identity.region}.vpce.amazonaws.com`;
  return {
    NetworkInterfaceIds: [...endpoint.interfaceIds.values()],
    DnsEntries: [`Z${endpoint.id.slice(-13).toUpperCase()}:${host}`],
  };
}
