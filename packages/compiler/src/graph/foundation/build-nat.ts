import type { NetworkPlan } from '../../application/application.ts';
import { attribute, type ResourceDetails, ref, resource } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import type { Zone } from './build-zone.ts';

interface NatRequest {
  readonly vpc: Resource<'AWS::EC2::VPC'>;
  readonly attachment: Resource<'AWS::EC2::VPCGatewayAttachment'>;
  readonly zones: readonly Zone[];
  readonly details: ResourceDetails;
}

type NatGateway = Resource<'AWS::EC2::NatGateway'>;

/** Builds the NAT gateways of a kind, and the default routes of the private subnets to them. */
export function buildNat(kind: NetworkPlan['nat'], request: NatRequest): readonly Resource[] {
  return natBuilders[kind](request);
}

const natBuilders: Readonly<
  Record<NetworkPlan['nat'], (request: NatRequest) => readonly Resource[]>
> = {
  none: () => [],
  existing: () => [],
  single: (request) => {
    const [first] = request.zones;
    if (!first) return [];
    const { gateway, address } = buildZonalGateway(first, 0, request);
    return [address, gateway, ...buildRoutes(request, () => gateway)];
  },
  'per-zone': (request) => {
    const pairs = request.zones.map((zone, index) => buildZonalGateway(zone, index, request));
    const gateways = pairs.map((pair) => pair.gateway);
    return [
      ...pairs.flatMap(({ address, gateway }) => [address, gateway]),
      ...buildRoutes(request, (zone) => gateways[zone]),
    ];
  },
  // Spreads over the zones that are in use by itself and takes its own addresses.
  regional: (request) => {
    const gateway = resource(
      'AWS::EC2::NatGateway',
      'RegionalNatGateway',
      { VpcId: ref(request.vpc), AvailabilityMode: 'regional', ConnectivityType: 'public' },
      { ...request.details, dependsOn: [request.attachment] },
    );
    return [gateway, ...buildRoutes(request, () => gateway)];
  },
};

function buildZonalGateway(zone: Zone, index: number, { attachment, details }: NatRequest) {
  const address = resource(
    'AWS::EC2::EIP',
    `NatAddress${index + 1}`,
    { Domain: 'vpc' },
    { ...details, dependsOn: [attachment] },
  );
  const gateway = resource(
    'AWS::EC2::NatGateway',
    `NatGateway${index + 1}`,
    { SubnetId: ref(zone.publicSubnet), AllocationId: attribute(address, 'AllocationId') },
    details,
  );
  return { address, gateway };
}

function buildRoutes(
  { zones, details }: NatRequest,
  gatewayOf: (zone: number) => NatGateway | undefined,
): readonly Resource[] {
  return zones.flatMap((zone, index) => {
    const gateway = gatewayOf(index);
    if (!gateway) return [];
    return resource(
      'AWS::EC2::Route',
      `PrivateInternetRoute${index + 1}`,
      {
        RouteTableId: ref(zone.privateRoutes),
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: ref(gateway),
      },
      details,
    );
  });
}
