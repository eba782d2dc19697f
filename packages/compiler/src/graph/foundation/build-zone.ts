import type { Application } from '../../application/application.ts';
import { type ResourceDetails, ref, resource, select, sub } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import type { ZoneRanges } from './subnet-plan.ts';

/** What a network has in one availability zone. */
export interface Zone {
  readonly publicSubnet: Resource<'AWS::EC2::Subnet'>;
  readonly privateSubnet: Resource<'AWS::EC2::Subnet'>;
  readonly privateRoutes: Resource<'AWS::EC2::RouteTable'>;
  readonly resources: readonly Resource[];
}

interface ZoneRequest {
  readonly range: ZoneRanges;
  /** The zone's place in the list of the region's zones. */
  readonly index: number;
  readonly vpc: Resource<'AWS::EC2::VPC'>;
  readonly publicRoutes: Resource<'AWS::EC2::RouteTable'>;
  readonly application: Application;
  readonly details: ResourceDetails;
}

/**
 * Builds the subnets of a zone. Each private subnet has a route table of its own, also behind a
 * single NAT gateway, so that choosing another kind of NAT moves no subnet.
 */
export function buildZone(request: ZoneRequest): Zone {
  const { index, vpc, details } = request;
  const publicSubnet = buildSubnet(request, 'Public');
  const privateSubnet = buildSubnet(request, 'Private');
  const privateRoutes = resource(
    'AWS::EC2::RouteTable',
    `PrivateRouteTable${index + 1}`,
    { VpcId: ref(vpc) },
    details,
  );
  return {
    publicSubnet,
    privateSubnet,
    privateRoutes,
    resources: [
      publicSubnet,
      associate(publicSubnet, request.publicRoutes, details),
      privateSubnet,
      privateRoutes,
      associate(privateSubnet, privateRoutes, details),
    ],
  };
}

function buildSubnet(
  { range, index, vpc, application, details }: ZoneRequest,
  kind: 'Public' | 'Private',
): Resource<'AWS::EC2::Subnet'> {
  const isPublic = kind === 'Public';
  return resource(
    'AWS::EC2::Subnet',
    `${kind}Subnet${index + 1}`,
    {
      VpcId: ref(vpc),
      CidrBlock: isPublic ? range.publicSubnet : range.privateSubnet,
      AvailabilityZone: select(index, { 'Fn::GetAZs': '' }),
      // Tasks ask for an address themselves; instances of AWS Batch cannot, and need one without NAT.
      MapPublicIpOnLaunch: isPublic && application.network.nat === 'none',
      Tags: [{ Key: 'Name', Value: sub(`\${AWS::StackName}-${kind.toLowerCase()}-${index + 1}`) }],
    },
    details,
  );
}

function associate(
  subnet: Resource<'AWS::EC2::Subnet'>,
  routes: Resource<'AWS::EC2::RouteTable'>,
  details: ResourceDetails,
): Resource {
  return resource(
    'AWS::EC2::SubnetRouteTableAssociation',
    `${subnet.id}Routes`,
    { SubnetId: ref(subnet), RouteTableId: ref(routes) },
    details,
  );
}
