import type { Application, NetworkPlan } from '../../application/application.ts';
import { type ResourceDetails, ref, resource } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import { buildNat } from './build-nat.ts';
import { buildZone } from './build-zone.ts';
import type { Network } from './network.ts';
import { planSubnets } from './subnet-plan.ts';

/** A network of the application's own. */
export interface BuiltNetwork extends Network {
  readonly routeTables: readonly Resource<'AWS::EC2::RouteTable'>[];
  readonly resources: readonly Resource[];
}

/** Builds the VPC with a public and a private subnet in each zone, and their ways to the internet. */
export function buildNetwork(application: Application): BuiltNetwork {
  const details = { span: application.network.span ?? application.span };
  const ranges = planSubnets(application.network) ?? planDefaultSubnets(application.network);
  const { vpc, attachment, ...internet } = buildInternet(ranges.vpc, details);
  const zones = ranges.zones.map((range, index) =>
    buildZone({ range, index, vpc, publicRoutes: internet.routes, details, application }),
  );
  return {
    vpc: ref(vpc),
    attachment,
    publicSubnets: zones.map((zone) => ref(zone.publicSubnet)),
    privateSubnets: zones.map((zone) => ref(zone.privateSubnet)),
    routeTables: [internet.routes, ...zones.map((zone) => zone.privateRoutes)],
    resources: [
      ...internet.resources,
      ...zones.flatMap((zone) => zone.resources),
      ...buildNat(application.network.nat, { vpc, attachment, zones, details }),
    ],
  };
}

/** A range that cannot be used is reported elsewhere; the rest is still worth building. */
function planDefaultSubnets(network: NetworkPlan) {
  const ranges = planSubnets({ ...network, cidr: '10.0.0.0/16' });
  if (!ranges) throw new Error('The default network has no subnets.');
  return ranges;
}

function buildInternet(cidr: string, details: ResourceDetails) {
  const vpc = resource(
    'AWS::EC2::VPC',
    'Vpc',
    {
      CidrBlock: cidr,
      EnableDnsHostnames: true,
      EnableDnsSupport: true,
      Tags: [{ Key: 'Name', Value: ref('AWS::StackName') }],
    },
    details,
  );
  const gateway = resource('AWS::EC2::InternetGateway', 'InternetGateway', {}, details);
  const attachment = resource(
    'AWS::EC2::VPCGatewayAttachment',
    'InternetGatewayAttachment',
    { VpcId: ref(vpc), InternetGatewayId: ref(gateway) },
    details,
  );
  const routes = resource('AWS::EC2::RouteTable', 'PublicRouteTable', { VpcId: ref(vpc) }, details);
  const route = resource(
    'AWS::EC2::Route',
    'PublicInternetRoute',
    { RouteTableId: ref(routes), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref(gateway) },
    { ...details, dependsOn: [attachment] },
  );
  return { vpc, attachment, routes, resources: [vpc, gateway, attachment, routes, route] };
}
