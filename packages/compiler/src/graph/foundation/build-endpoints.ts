import type { Application } from '../../application/application.ts';
import { logicalId } from '../../text/names.ts';
import { attribute, type ResourceDetails, ref, resource, sub } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import type { BuiltNetwork } from './build-network.ts';
import type { SecurityGroup, SecurityGroups, TaskGroup } from './build-security-groups.ts';
import { noEgress } from './no-egress.ts';

/** Services that are reached through route tables, free of charge. */
const gatewayServices = ['s3', 'dynamodb'];

/**
 * Builds the private ways to AWS's services: S3 always (image layers come from there), DynamoDB
 * when there are tables, and what the project asks for.
 */
export function buildEndpoints(
  application: Application,
  network: BuiltNetwork,
  groups: SecurityGroups,
): readonly Resource[] {
  const details = { span: application.network.span ?? application.span };
  const asked = [...new Set(application.network.endpoints)];
  const hasTables = application.stores.some((store) => store.kind === 'table');
  const gateways = gatewayServices.filter(
    (service) => service === 's3' || hasTables || asked.includes(service),
  );
  const interfaces = asked.filter((service) => !gatewayServices.includes(service));
  return [
    ...gateways.map((service) => buildGatewayEndpoint(service, network, details)),
    ...buildInterfaceEndpoints(interfaces, network, groups, details),
  ];
}

function buildGatewayEndpoint(
  service: string,
  { vpc, routeTables }: BuiltNetwork,
  details: ResourceDetails,
): Resource {
  return resource(
    'AWS::EC2::VPCEndpoint',
    logicalId('endpoint', service),
    {
      VpcId: vpc,
      VpcEndpointType: 'Gateway',
      ServiceName: serviceName(service),
      RouteTableIds: routeTables.map(ref),
    },
    details,
  );
}

function buildInterfaceEndpoints(
  services: readonly string[],
  { vpc, privateSubnets }: BuiltNetwork,
  groups: SecurityGroups,
  details: ResourceDetails,
): readonly Resource[] {
  if (services.length === 0) return [];
  const group = resource(
    'AWS::EC2::SecurityGroup',
    'EndpointSecurityGroup',
    {
      GroupDescription: 'Interface endpoints',
      VpcId: vpc,
      SecurityGroupEgress: [noEgress],
    },
    details,
  );
  const endpoints = services.map((service) =>
    resource(
      'AWS::EC2::VPCEndpoint',
      logicalId('endpoint', ...service.split('.')),
      {
        VpcId: vpc,
        VpcEndpointType: 'Interface',
        ServiceName: serviceName(service),
        PrivateDnsEnabled: true,
        SubnetIds: privateSubnets,
        SecurityGroupIds: [attribute(group, 'GroupId')],
      },
      details,
    ),
  );
  return [group, ...groups.tasks.map((tasks) => letIn(tasks, group)), ...endpoints];
}

/** A rule of its own, so that one more service leaves the group as it is. */
function letIn({ service, group: tasks }: TaskGroup, endpoints: SecurityGroup): Resource {
  return resource(
    'AWS::EC2::SecurityGroupIngress',
    logicalId('endpoints-from', service.name),
    {
      GroupId: attribute(endpoints, 'GroupId'),
      SourceSecurityGroupId: attribute(tasks, 'GroupId'),
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      Description: `${service.name} to AWS services`,
    },
    { span: service.span, owner: service.name },
  );
}

function serviceName(service: string) {
  return sub(`com.amazonaws.\${AWS::Region}.${service}`);
}
