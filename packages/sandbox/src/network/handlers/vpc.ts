import { NotModelled } from '../../aws/aws-error.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler } from '../../resources/resource-handler.ts';
import { formatCidr } from '../addresses/cidr.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import type { Vpc } from '../records.ts';
import { allowAllEgress } from '../security-groups/security-group.ts';
import type { NetworkParts } from './network-parts.ts';
import { readBlock } from './read-block.ts';

const type = 'AWS::EC2::VPC';
const known = ['CidrBlock', 'EnableDnsHostnames', 'EnableDnsSupport', 'InstanceTenancy', 'Tags'];

/** `AWS::EC2::VPC`, with the main route table and the default security group that come with it. */
export function vpcHandler({ records, identity, quotas }: NetworkParts): ResourceHandler {
  return {
    fidelity: 'modelled',
    create: async ({ properties }) => {
      const reader = readProperties(type, properties, known);
      const cidr = readBlock(reader.requiredText('CidrBlock'), 'Vpc');
      const dns = readDns(reader);
      if (records.vpcs.size >= quotas.vpcs) {
        throw ec2Errors.limitReached('VpcLimitExceeded', 'VPCs');
      }
      const vpc: Vpc = {
        id: `vpc-${identity.hex(17)}`,
        cidr,
        ...dns,
        mainRouteTableId: `rtb-${identity.hex(17)}`,
        defaultSecurityGroupId: `sg-${identity.hex(17)}`,
      };
      records.vpcs.set(vpc.id, vpc);
      addMainRouteTable(vpc);
      addDefaultSecurityGroup(vpc);
      return { physicalId: vpc.id, attributes: attributesOf(vpc) };
    },
    update: async ({ properties, state }) => {
      const dns = readDns(readProperties(type, properties, known));
      Object.assign(find.vpc(records, state.physicalId), dns);
      return state;
    },
    delete: async ({ state }) => {
      const id = state.physicalId;
      const vpc = find.vpc(records, id);
      if (hasDependencies(vpc)) throw ec2Errors.hasDependencies('vpc', id);
      records.routeTables.delete(vpc.mainRouteTableId);
      records.securityGroups.delete(vpc.defaultSecurityGroupId);
      records.vpcs.delete(id);
    },
  };

  function addMainRouteTable({ id, mainRouteTableId }: Vpc): void {
    records.routeTables.set(mainRouteTableId, {
      id: mainRouteTableId,
      vpcId: id,
      routes: new Map(),
    });
  }

  function addDefaultSecurityGroup({ id, defaultSecurityGroupId }: Vpc): void {
    records.securityGroups.set(defaultSecurityGroupId, {
      id: defaultSecurityGroupId,
      vpcId: id,
      name: 'default',
      description: 'default VPC security group',
      ingress: [
        {
          id: `sgr-${identity.hex(17)}`,
          traffic: { protocol: 'all' },
          peer: { kind: 'group', groupId: defaultSecurityGroupId },
          inline: true,
        },
      ],
      egress: [allowAllEgress(`sgr-${identity.hex(17)}`)],
    });
  }

  function attributesOf(vpc: Vpc) {
    return {
      VpcId: vpc.id,
      CidrBlock: formatCidr(vpc.cidr),
      CidrBlockAssociations: [`vpc-cidr-assoc-${identity.hex(17)}`],
      DefaultNetworkAcl: `acl-${identity.hex(17)}`,
      DefaultSecurityGroup: vpc.defaultSecurityGroupId,
      Ipv6CidrBlocks: [],
    };
  }

  function hasDependencies({ id, mainRouteTableId, defaultSecurityGroupId }: Vpc): boolean {
    const inVpc = (one: { readonly vpcId: string | undefined }): boolean => one.vpcId === id;
    return (
      [...records.subnets.values()].some(inVpc) ||
      [...records.internetGateways.values()].some(inVpc) ||
      [...records.endpoints.values()].some(inVpc) ||
      [...records.routeTables.values()].some((one) => inVpc(one) && one.id !== mainRouteTableId) ||
      [...records.securityGroups.values()].some(
        (one) => inVpc(one) && one.id !== defaultSecurityGroupId,
      )
    );
  }
}

function readDns(reader: PropertyReader): Pick<Vpc, 'dnsSupport' | 'dnsHostnames'> {
  const tenancy = reader.text('InstanceTenancy') ?? 'default';
  if (tenancy !== 'default') throw new NotModelled(`InstanceTenancy ${tenancy} of ${type}`);
  const dnsSupport = reader.boolean('EnableDnsSupport') ?? true;
  const dnsHostnames = reader.boolean('EnableDnsHostnames') ?? false;
  if (dnsHostnames && !dnsSupport) {
    throw ec2Errors.invalid(
      'Cannot enable DNS hostnames when DNS support is disabled. Enable DNS support first.',
    );
  }
  return { dnsSupport, dnsHostnames };
}
