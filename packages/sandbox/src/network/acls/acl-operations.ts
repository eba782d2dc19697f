import type * as Sdk from '@aws-sdk/client-ec2';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import type { Operations } from '../../aws/operation.ts';
import { formatCidr, parseCidr } from '../addresses/cidr.ts';
import { arnOfEc2, type DescribeParts, tagList } from '../describe/describe-parts.ts';
import { describeOperation, type Kind } from '../describe/described-list.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import type { Subnet } from '../records.ts';
import type { AclEntry, NetworkAcl } from './network-acl.ts';

/** Network ACLs, as somebody who keeps a network makes them by hand, and the default ones. */
export function aclOperations(parts: DescribeParts): Operations {
  const { records, identity } = parts;

  const acls: Kind<Sdk.NetworkAcl> = {
    all: () => [
      ...[...records.vpcs.values()].map(({ id }) => describeAcl(defaultAcl(id), true)),
      ...[...records.networkAcls.values()].map((acl) => describeAcl(acl, false)),
    ],
    idOf: ({ NetworkAclId }) => NetworkAclId,
    check: (id) => acls.all().find(({ NetworkAclId }) => NetworkAclId === id) ?? findAcl(id),
    filters: {
      'network-acl-id': ({ NetworkAclId }) => [NetworkAclId],
      'vpc-id': ({ VpcId }) => [VpcId],
      default: ({ IsDefault }) => [String(IsDefault)],
      'association.subnet-id': ({ Associations = [] }) =>
        Associations.map(({ SubnetId }) => SubnetId),
    },
    tagsOf: ({ Tags }) => Tags,
  };

  function findAcl(id: string): NetworkAcl {
    const acl = records.networkAcls.get(id);
    if (acl !== undefined) return acl;
    throw new AwsError('InvalidNetworkAclID.NotFound', `The networkAcl ID '${id}' does not exist`);
  }

  function describeAcl({ id, vpcId, entries }: NetworkAcl, isDefault: boolean): Sdk.NetworkAcl {
    const associated = [...records.subnets.values()].filter(
      (subnet) => subnet.vpcId === vpcId && associationOf(subnet).aclId === id,
    );
    return {
      NetworkAclId: id,
      VpcId: vpcId,
      IsDefault: isDefault,
      OwnerId: identity.account,
      Associations: associated.map((subnet) => ({
        NetworkAclAssociationId: associationOf(subnet).id,
        NetworkAclId: id,
        SubnetId: subnet.id,
      })),
      Entries: [...entries, ...lastEntries].map(describeEntry),
      Tags: tagList(parts, id),
    };
  }

  return {
    DescribeNetworkAcls: describeOperation<Sdk.DescribeNetworkAclsRequest, Sdk.NetworkAcl>(
      'DescribeNetworkAcls',
      acls,
      ({ NetworkAclIds }) => NetworkAclIds,
      (NetworkAcls) => ({ NetworkAcls }),
    ),
    CreateNetworkAcl: {
      needs: () => [{ action: 'ec2:CreateNetworkAcl', resource: '*' }],
      run: ({ VpcId = '' }: Sdk.CreateNetworkAclRequest) => {
        const vpcId = find.vpc(records, VpcId).id;
        const acl: NetworkAcl = { id: `acl-${identity.hex(17)}`, vpcId, entries: [] };
        records.networkAcls.set(acl.id, acl);
        return { NetworkAcl: describeAcl(acl, false) };
      },
    },
    CreateNetworkAclEntry: {
      needs: ({ NetworkAclId = '' }: Sdk.CreateNetworkAclEntryRequest) => [
        {
          action: 'ec2:CreateNetworkAclEntry',
          resource: arnOfEc2(parts, 'network-acl', NetworkAclId),
        },
      ],
      run: (input: Sdk.CreateNetworkAclEntryRequest) => {
        const acl = findAcl(input.NetworkAclId ?? '');
        const entry = entryOf(input);
        const same = ({ number, direction }: AclEntry) =>
          number === entry.number && direction === entry.direction;
        if (acl.entries.some(same)) {
          throw new AwsError(
            'NetworkAclEntryAlreadyExists',
            `The network acl entry identified by ${entry.number} already exists.`,
          );
        }
        acl.entries.push(entry);
        return {};
      },
    },
    ReplaceNetworkAclAssociation: {
      needs: ({ NetworkAclId = '' }: Sdk.ReplaceNetworkAclAssociationRequest) => [
        {
          action: 'ec2:ReplaceNetworkAclAssociation',
          resource: arnOfEc2(parts, 'network-acl', NetworkAclId),
        },
      ],
      run: ({ AssociationId, NetworkAclId = '' }: Sdk.ReplaceNetworkAclAssociationRequest) => {
        acls.check(NetworkAclId);
        const subnet = [...records.subnets.values()].find(
          (one) => associationOf(one).id === AssociationId,
        );
        if (subnet === undefined) {
          throw new AwsError(
            'InvalidAssociationID.NotFound',
            `The association ID '${AssociationId}' does not exist`,
          );
        }
        const id = `aclassoc-${identity.hex(17)}`;
        subnet.networkAcl = { id, aclId: NetworkAclId };
        return { NewAssociationId: id };
      },
    },
  };
}

/** The ACL that comes with a VPC; what somebody changes in it is not modelled. */
function defaultAcl(vpcId: string): NetworkAcl {
  const all = { number: 100, protocol: '-1', from: 0, to: 65_535, cidr: everywhere } as const;
  const entries: AclEntry[] = [
    { ...all, direction: 'inbound', action: 'allow' },
    { ...all, direction: 'outbound', action: 'allow' },
  ];
  return { id: defaultAclId(vpcId), vpcId, entries };
}

const everywhere = { base: 0, prefix: 0 };

function defaultAclId(vpcId: string): string {
  return `acl-${vpcId.slice('vpc-'.length)}`;
}

/** Every subnet has an association: its own, or one with the default ACL. */
function associationOf({ id, vpcId, networkAcl }: Subnet): NonNullable<Subnet['networkAcl']> {
  return networkAcl ?? { id: `aclassoc-${id.slice('subnet-'.length)}`, aclId: defaultAclId(vpcId) };
}

/** The entries called `*`, which nobody can take away. */
const lastEntries: readonly AclEntry[] = (['inbound', 'outbound'] as const).map((direction) => ({
  number: 32_767,
  direction,
  protocol: '-1',
  from: 0,
  to: 65_535,
  cidr: everywhere,
  action: 'deny',
}));

function describeEntry(entry: AclEntry): Sdk.NetworkAclEntry {
  const { number, direction, protocol, from, to, cidr, action } = entry;
  return {
    RuleNumber: number,
    Egress: direction === 'outbound',
    Protocol: protocol,
    CidrBlock: formatCidr(cidr),
    RuleAction: action,
    ...(protocol !== '-1' && { PortRange: { From: from, To: to } }),
  };
}

function entryOf(input: Sdk.CreateNetworkAclEntryRequest): AclEntry {
  const { RuleNumber = 0, Protocol = '-1', CidrBlock = '', RuleAction, Egress, PortRange } = input;
  const cidr = parseCidr(CidrBlock);
  if (cidr === undefined) throw new NotModelled(`an entry of a network ACL for ${CidrBlock}`);
  if (RuleNumber < 1 || RuleNumber > 32_766) {
    throw ec2Errors.invalidValue(String(RuleNumber), 'ruleNumber', 'Must be 1 to 32766.');
  }
  return {
    number: RuleNumber,
    direction: Egress ? 'outbound' : 'inbound',
    protocol: Protocol,
    from: PortRange?.From ?? 0,
    to: PortRange?.To ?? 65_535,
    cidr,
    action: RuleAction === 'allow' ? 'allow' : 'deny',
  };
}
