import type * as Sdk from '@aws-sdk/client-ec2';
import type { Operations } from '../../aws/operation.ts';
import { formatCidr } from '../addresses/cidr.ts';
import { zoneId, zonesOf } from '../availability-zones.ts';
import { find } from '../ec2-errors.ts';
import type { Subnet, Vpc } from '../records.ts';
import { arnOfEc2, type DescribeParts, tagList } from './describe-parts.ts';
import { describeOperation, type Kind } from './described-list.ts';

/** VPCs, subnets and the zones that these are in. */
export function describeVpcsAndSubnets(parts: DescribeParts): Operations {
  const { records, identity } = parts;
  const OwnerId = identity.account;

  const vpcs: Kind<Sdk.Vpc> = {
    all: () => [...records.vpcs.values()].map((vpc) => describeVpc(vpc)),
    idOf: ({ VpcId }) => VpcId,
    check: (id) => find.vpc(records, id),
    filters: {
      'vpc-id': ({ VpcId }) => [VpcId],
      cidr: ({ CidrBlock }) => [CidrBlock],
      state: ({ State }) => [State],
      isDefault: ({ IsDefault }) => [String(IsDefault)],
      'is-default': ({ IsDefault }) => [String(IsDefault)],
    },
    tagsOf: ({ Tags }) => Tags,
  };

  const subnets: Kind<Sdk.Subnet> = {
    all: () => [...records.subnets.values()].map(describeSubnet),
    idOf: ({ SubnetId }) => SubnetId,
    check: (id) => find.subnet(records, id),
    filters: {
      'subnet-id': ({ SubnetId }) => [SubnetId],
      'vpc-id': ({ VpcId }) => [VpcId],
      'availability-zone': ({ AvailabilityZone }) => [AvailabilityZone],
      state: ({ State }) => [State],
    },
    tagsOf: ({ Tags }) => Tags,
  };

  function describeVpc({ id, cidr }: Vpc): Sdk.Vpc {
    const CidrBlock = formatCidr(cidr);
    return {
      VpcId: id,
      State: 'available',
      CidrBlock,
      CidrBlockAssociationSet: [
        {
          AssociationId: `vpc-cidr-assoc-${id.slice(4)}`,
          CidrBlock,
          CidrBlockState: { State: 'associated' },
        },
      ],
      DhcpOptionsId: 'default',
      InstanceTenancy: 'default',
      IsDefault: false,
      OwnerId,
      Tags: tagList(parts, id),
    };
  }

  function describeSubnet({ id, vpcId, cidr, availabilityZone, addresses }: Subnet): Sdk.Subnet {
    const properties = parts.inventory.find('AWS::EC2::Subnet', id)?.properties ?? {};
    return {
      SubnetId: id,
      SubnetArn: arnOfEc2(parts, 'subnet', id),
      VpcId: vpcId,
      State: 'available',
      CidrBlock: formatCidr(cidr),
      AvailabilityZone: availabilityZone,
      AvailabilityZoneId: zoneId(availabilityZone),
      AvailableIpAddressCount: addresses.available(),
      MapPublicIpOnLaunch: String(properties.MapPublicIpOnLaunch) === 'true',
      DefaultForAz: false,
      AssignIpv6AddressOnCreation: false,
      Ipv6CidrBlockAssociationSet: [],
      OwnerId,
      Tags: tagList(parts, id),
    };
  }

  return {
    DescribeVpcs: describeOperation<Sdk.DescribeVpcsRequest, Sdk.Vpc>(
      'DescribeVpcs',
      vpcs,
      ({ VpcIds }) => VpcIds,
      (Vpcs) => ({ Vpcs }),
    ),
    DescribeSubnets: describeOperation<Sdk.DescribeSubnetsRequest, Sdk.Subnet>(
      'DescribeSubnets',
      subnets,
      ({ SubnetIds }) => SubnetIds,
      (Subnets) => ({ Subnets }),
    ),
    DescribeVpcAttribute: {
      needs: ({ VpcId = '' }: Sdk.DescribeVpcAttributeRequest) => [
        { action: 'ec2:DescribeVpcAttribute', resource: arnOfEc2(parts, 'vpc', VpcId) },
      ],
      run: ({ VpcId = '', Attribute }: Sdk.DescribeVpcAttributeRequest) => {
        const { dnsSupport, dnsHostnames } = find.vpc(records, VpcId);
        return Attribute === 'enableDnsHostnames'
          ? { VpcId, EnableDnsHostnames: { Value: dnsHostnames } }
          : { VpcId, EnableDnsSupport: { Value: dnsSupport } };
      },
    },
    DescribeAvailabilityZones: {
      needs: () => [{ action: 'ec2:DescribeAvailabilityZones', resource: '*' }],
      run: ({ ZoneNames, ZoneIds }: Sdk.DescribeAvailabilityZonesRequest) => ({
        AvailabilityZones: zonesOf(identity.region)
          .filter((zone) => ZoneNames === undefined || ZoneNames.includes(zone))
          .filter((zone) => ZoneIds === undefined || ZoneIds.includes(zoneId(zone)))
          .map((ZoneName) => ({
            ZoneName,
            ZoneId: zoneId(ZoneName),
            State: 'available',
            RegionName: identity.region,
            GroupName: identity.region,
            NetworkBorderGroup: identity.region,
            OptInStatus: 'opt-in-not-required',
            ZoneType: 'availability-zone',
            Messages: [],
          })),
      }),
    },
  };
}
