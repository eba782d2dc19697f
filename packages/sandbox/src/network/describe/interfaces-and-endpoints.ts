import type * as Sdk from '@aws-sdk/client-ec2';
import { AwsError } from '../../aws/aws-error.ts';
import type { Operations } from '../../aws/operation.ts';
import { find } from '../ec2-errors.ts';
import type { NetworkInterface } from '../network.ts';
import type { ElasticAddress, Endpoint } from '../records.ts';
import { type DescribeParts, tagList } from './describe-parts.ts';
import { describeOperation, type Kind } from './described-list.ts';

/** What is plugged into subnets: interfaces, endpoints of services, elastic addresses. */
export function describeInterfacesAndEndpoints(parts: DescribeParts): Operations {
  const { records, identity } = parts;
  const OwnerId = identity.account;
  const named = (id: string) => ({
    GroupId: id,
    GroupName: records.securityGroups.get(id)?.name ?? '',
  });

  const interfaces: Kind<Sdk.NetworkInterface> = {
    all: () => [...records.interfaces.values()].map(describeInterface),
    idOf: ({ NetworkInterfaceId }) => NetworkInterfaceId,
    check: (id) => {
      if (records.interfaces.has(id)) return;
      throw new AwsError(
        'InvalidNetworkInterfaceID.NotFound',
        `The networkInterface ID '${id}' does not exist`,
      );
    },
    filters: {
      'network-interface-id': ({ NetworkInterfaceId }) => [NetworkInterfaceId],
      'subnet-id': ({ SubnetId }) => [SubnetId],
      'vpc-id': ({ VpcId }) => [VpcId],
      'group-id': ({ Groups = [] }) => Groups.map(({ GroupId }) => GroupId),
      'private-ip-address': ({ PrivateIpAddress }) => [PrivateIpAddress],
      'addresses.private-ip-address': ({ PrivateIpAddress }) => [PrivateIpAddress],
      description: ({ Description }) => [Description],
      status: ({ Status }) => [Status],
    },
    tagsOf: ({ TagSet }) => TagSet,
  };

  const endpoints: Kind<Sdk.VpcEndpoint> = {
    all: () => [...records.endpoints.values()].map(describeEndpoint),
    idOf: ({ VpcEndpointId }) => VpcEndpointId,
    check: (id) => find.endpoint(records, id),
    filters: {
      'vpc-endpoint-id': ({ VpcEndpointId }) => [VpcEndpointId],
      'vpc-id': ({ VpcId }) => [VpcId],
      'service-name': ({ ServiceName }) => [ServiceName],
      'vpc-endpoint-type': ({ VpcEndpointType }) => [VpcEndpointType],
      'vpc-endpoint-state': ({ State }) => [State],
    },
    tagsOf: ({ Tags }) => Tags,
  };

  const addresses: Kind<Sdk.Address> = {
    all: () => [...records.elasticAddresses.values()].map(describeAddress),
    idOf: ({ AllocationId }) => AllocationId,
    check: (id) => {
      if (records.elasticAddresses.has(id)) return;
      throw new AwsError(
        'InvalidAllocationID.NotFound',
        `The allocation ID '${id}' does not exist`,
      );
    },
    filters: {
      'allocation-id': ({ AllocationId }) => [AllocationId],
      'public-ip': ({ PublicIp }) => [PublicIp],
    },
    tagsOf: ({ Tags }) => Tags,
  };

  function describeInterface(plugged: NetworkInterface): Sdk.NetworkInterface {
    const { id, address, publicAddress, availabilityZone } = plugged;
    const Association =
      publicAddress === undefined ? {} : { Association: { PublicIp: publicAddress } };
    return {
      NetworkInterfaceId: id,
      SubnetId: plugged.subnetId,
      VpcId: plugged.vpcId,
      ...(availabilityZone !== undefined && { AvailabilityZone: availabilityZone }),
      Description: plugged.owner,
      Groups: plugged.securityGroupIds.map(named),
      InterfaceType: 'interface',
      OwnerId,
      PrivateIpAddress: address,
      PrivateIpAddresses: [{ PrivateIpAddress: address, Primary: true, ...Association }],
      RequesterManaged: true,
      SourceDestCheck: true,
      Status: 'in-use',
      ...Association,
      TagSet: [],
    };
  }

  function describeEndpoint(endpoint: Endpoint): Sdk.VpcEndpoint {
    const made = parts.inventory.find('AWS::EC2::VPCEndpoint', endpoint.id);
    const isGateway = endpoint.kind === 'gateway';
    return {
      VpcEndpointId: endpoint.id,
      VpcEndpointType: isGateway ? 'Gateway' : 'Interface',
      VpcId: endpoint.vpcId,
      ServiceName: `com.amazonaws.${identity.region}.${endpoint.service}`,
      // What EC2 says; the SDK's type has it with a capital.
      State: 'available' as 'Available',
      PolicyDocument: JSON.stringify(made?.properties.PolicyDocument ?? openPolicy),
      RouteTableIds: isGateway ? [...endpoint.routeTableIds] : [],
      SubnetIds: isGateway ? [] : [...endpoint.interfaceIds.keys()],
      NetworkInterfaceIds: isGateway ? [] : [...endpoint.interfaceIds.values()],
      Groups: isGateway ? [] : endpoint.securityGroupIds.map(named),
      PrivateDnsEnabled: !isGateway && endpoint.privateDns,
      RequesterManaged: false,
      DnsEntries: [],
      ...(made && { CreationTimestamp: new Date(made.createdAt) }),
      OwnerId,
      Tags: tagList(parts, endpoint.id),
    };
  }

  function describeAddress({ allocationId, address, natGatewayId }: ElasticAddress): Sdk.Address {
    const gateway = records.natGateways.get(natGatewayId ?? '');
    return {
      AllocationId: allocationId,
      PublicIp: address,
      Domain: 'vpc',
      NetworkBorderGroup: identity.region,
      ...(gateway?.interfaceId !== undefined && { NetworkInterfaceId: gateway.interfaceId }),
      Tags: tagList(parts, address),
    };
  }

  return {
    DescribeNetworkInterfaces: describeOperation<
      Sdk.DescribeNetworkInterfacesRequest,
      Sdk.NetworkInterface
    >(
      'DescribeNetworkInterfaces',
      interfaces,
      ({ NetworkInterfaceIds }) => NetworkInterfaceIds,
      (NetworkInterfaces) => ({ NetworkInterfaces }),
    ),
    DescribeVpcEndpoints: describeOperation<Sdk.DescribeVpcEndpointsRequest, Sdk.VpcEndpoint>(
      'DescribeVpcEndpoints',
      endpoints,
      ({ VpcEndpointIds }) => VpcEndpointIds,
      (VpcEndpoints) => ({ VpcEndpoints }),
    ),
    DescribeAddresses: describeOperation<Sdk.DescribeAddressesRequest, Sdk.Address>(
      'DescribeAddresses',
      addresses,
      ({ AllocationIds }) => AllocationIds,
      (Addresses) => ({ Addresses }),
    ),
  };
}

/** What an endpoint allows without a policy of its own. */
const openPolicy = {
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};
