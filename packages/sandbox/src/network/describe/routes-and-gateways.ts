import type * as Sdk from '@aws-sdk/client-ec2';
import { AwsError } from '../../aws/aws-error.ts';
import type { Operations } from '../../aws/operation.ts';
import { formatCidr } from '../addresses/cidr.ts';
import { prefixListOf } from '../addresses/prefix-lists.ts';
import { find } from '../ec2-errors.ts';
import type { InternetGateway, NatGateway, Route, RouteTable } from '../records.ts';
import { type DescribeParts, tagList } from './describe-parts.ts';
import { describeOperation, type Kind } from './described-list.ts';

/** Route tables, and the gateways that routes lead to. */
export function describeRoutesAndGateways(parts: DescribeParts): Operations {
  const { records, identity } = parts;
  const OwnerId = identity.account;

  const tables: Kind<Sdk.RouteTable> = {
    all: () => [...records.routeTables.values()].map(describeTable),
    idOf: ({ RouteTableId }) => RouteTableId,
    check: (id) => find.routeTable(records, id),
    filters: {
      'route-table-id': ({ RouteTableId }) => [RouteTableId],
      'vpc-id': ({ VpcId }) => [VpcId],
      'association.main': ({ Associations = [] }) => Associations.map(({ Main }) => String(Main)),
      'association.subnet-id': ({ Associations = [] }) =>
        Associations.map(({ SubnetId }) => SubnetId),
    },
    tagsOf: ({ Tags }) => Tags,
  };

  const internetGateways: Kind<Sdk.InternetGateway> = {
    all: () => [...records.internetGateways.values()].map(describeInternetGateway),
    idOf: ({ InternetGatewayId }) => InternetGatewayId,
    check: (id) => find.internetGateway(records, id),
    filters: {
      'internet-gateway-id': ({ InternetGatewayId }) => [InternetGatewayId],
      'attachment.vpc-id': ({ Attachments = [] }) => Attachments.map(({ VpcId }) => VpcId),
      'attachment.state': ({ Attachments = [] }) => Attachments.map(({ State }) => State),
    },
    tagsOf: ({ Tags }) => Tags,
  };

  const natGateways: Kind<Sdk.NatGateway> = {
    all: () => [...records.natGateways.values()].map(describeNatGateway),
    idOf: ({ NatGatewayId }) => NatGatewayId,
    check: (id) => {
      if (records.natGateways.has(id)) return;
      throw new AwsError('NatGatewayNotFound', `NatGateway ${id} was not found`);
    },
    filters: {
      'nat-gateway-id': ({ NatGatewayId }) => [NatGatewayId],
      'vpc-id': ({ VpcId }) => [VpcId],
      'subnet-id': ({ SubnetId }) => [SubnetId],
      state: ({ State }) => [State],
    },
    tagsOf: ({ Tags }) => Tags,
  };

  function describeTable({ id, vpcId, routes }: RouteTable): Sdk.RouteTable {
    const { cidr } = find.vpc(records, vpcId);
    return {
      RouteTableId: id,
      VpcId: vpcId,
      OwnerId,
      Routes: [
        {
          DestinationCidrBlock: formatCidr(cidr),
          GatewayId: 'local',
          Origin: 'CreateRouteTable',
          State: 'active',
        },
        ...[...routes.values()].map(describeRoute),
        ...endpointRoutes(id),
      ],
      Associations: associationsOf(id, vpcId),
      PropagatingVgws: [],
      Tags: tagList(parts, id),
    };
  }

  /** A route to a gateway that is gone leads nowhere: AWS calls it a black hole. */
  function describeRoute({ destination, target }: Route): Sdk.Route {
    const route = { DestinationCidrBlock: formatCidr(destination), Origin: 'CreateRoute' } as const;
    if (target.kind === 'nat-gateway') {
      const State = records.natGateways.has(target.id) ? 'active' : 'blackhole';
      return { ...route, NatGatewayId: target.id, State };
    }
    const State = records.internetGateways.has(target.id) ? 'active' : 'blackhole';
    return { ...route, GatewayId: target.id, State };
  }

  function endpointRoutes(tableId: string): readonly Sdk.Route[] {
    return [...records.endpoints.values()].flatMap((endpoint) => {
      if (endpoint.kind !== 'gateway' || !endpoint.routeTableIds.has(tableId)) return [];
      const DestinationPrefixListId = prefixListOf(endpoint.service, identity.region);
      const route = { GatewayId: endpoint.id, Origin: 'CreateRoute', State: 'active' } as const;
      return [
        { ...route, ...(DestinationPrefixListId !== undefined && { DestinationPrefixListId }) },
      ];
    });
  }

  function associationsOf(id: string, vpcId: string): Sdk.RouteTableAssociation[] {
    const AssociationState = { State: 'associated' } as const;
    const own = [...records.subnets.values()].flatMap((subnet) =>
      subnet.association?.routeTableId === id
        ? [
            {
              RouteTableAssociationId: subnet.association.id,
              RouteTableId: id,
              SubnetId: subnet.id,
              Main: false,
              AssociationState,
            },
          ]
        : [],
    );
    if (find.vpc(records, vpcId).mainRouteTableId !== id) return own;
    const main = { RouteTableAssociationId: `rtbassoc-${id.slice(4)}`, RouteTableId: id };
    return [{ ...main, Main: true, AssociationState }, ...own];
  }

  function describeInternetGateway({ id, vpcId }: InternetGateway): Sdk.InternetGateway {
    return {
      InternetGatewayId: id,
      OwnerId,
      // EC2 has no other word for an internet gateway that is attached.
      Attachments: vpcId === undefined ? [] : [{ VpcId: vpcId, State: 'available' as 'attached' }],
      Tags: tagList(parts, id),
    };
  }

  function describeNatGateway(gateway: NatGateway): Sdk.NatGateway {
    const { id, vpcId, subnetId, interfaceId = '', allocationId = '', connectivity } = gateway;
    const plugged = records.interfaces.get(interfaceId);
    const elastic = records.elasticAddresses.get(allocationId);
    const created = parts.inventory.find('AWS::EC2::NatGateway', id)?.createdAt;
    return {
      NatGatewayId: id,
      VpcId: vpcId,
      State: 'available',
      ConnectivityType: connectivity,
      ...(subnetId !== undefined && { SubnetId: subnetId }),
      ...(created !== undefined && { CreateTime: new Date(created) }),
      NatGatewayAddresses: [
        {
          ...(plugged && { NetworkInterfaceId: plugged.id, PrivateIp: plugged.address }),
          ...(elastic && { AllocationId: elastic.allocationId, PublicIp: elastic.address }),
          IsPrimary: true,
          Status: 'succeeded',
        },
      ],
      Tags: tagList(parts, id),
    };
  }

  const describeNatGateways = describeOperation<
    Omit<Sdk.DescribeNatGatewaysRequest, 'Filter'> & {
      readonly Filters?: Sdk.DescribeNatGatewaysRequest['Filter'];
    },
    Sdk.NatGateway
  >(
    'DescribeNatGateways',
    natGateways,
    ({ NatGatewayIds }) => NatGatewayIds,
    (NatGateways) => ({ NatGateways }),
  );

  return {
    DescribeRouteTables: describeOperation<Sdk.DescribeRouteTablesRequest, Sdk.RouteTable>(
      'DescribeRouteTables',
      tables,
      ({ RouteTableIds }) => RouteTableIds,
      (RouteTables) => ({ RouteTables }),
    ),
    DescribeInternetGateways: describeOperation<
      Sdk.DescribeInternetGatewaysRequest,
      Sdk.InternetGateway
    >(
      'DescribeInternetGateways',
      internetGateways,
      ({ InternetGatewayIds }) => InternetGatewayIds,
      (InternetGateways) => ({ InternetGateways }),
    ),
    DescribeNatGateways: {
      ...describeNatGateways,
      // Of all operations, this one calls its filters by the singular.
      run: ({ Filter: Filters, ...input }: Sdk.DescribeNatGatewaysRequest, call) =>
        describeNatGateways.run({ ...input, Filters }, call),
    },
  };
}
