import type * as Sdk from '@aws-sdk/client-ec2';
import { AwsError } from '../../aws/aws-error.ts';
import type { Operations } from '../../aws/operation.ts';
import { formatCidr } from '../addresses/cidr.ts';
import { find } from '../ec2-errors.ts';
import type { Direction, Rule, SecurityGroup, Traffic } from '../security-groups/security-group.ts';
import { arnOfEc2, type DescribeParts, tagList } from './describe-parts.ts';
import { describeOperation, type Kind } from './described-list.ts';

/** Security groups and their rules. */
export function describeSecurityGroups(parts: DescribeParts): Operations {
  const { records, identity } = parts;
  const UserId = identity.account;

  const groups: Kind<Sdk.SecurityGroup> = {
    all: () => [...records.securityGroups.values()].map(describeGroup),
    idOf: ({ GroupId }) => GroupId,
    check: (id) => find.securityGroup(records, id),
    filters: {
      'group-id': ({ GroupId }) => [GroupId],
      'group-name': ({ GroupName }) => [GroupName],
      'vpc-id': ({ VpcId }) => [VpcId],
    },
    tagsOf: ({ Tags }) => Tags,
  };

  const rules: Kind<Sdk.SecurityGroupRule> = {
    all: () =>
      [...records.securityGroups.values()].flatMap((group) => [
        ...group.ingress.map((rule) => describeRule(group, 'ingress', rule)),
        ...group.egress.map((rule) => describeRule(group, 'egress', rule)),
      ]),
    idOf: ({ SecurityGroupRuleId }) => SecurityGroupRuleId,
    check: (id) => {
      if (rules.all().some((rule) => rule.SecurityGroupRuleId === id)) return;
      throw new AwsError(
        'InvalidSecurityGroupRuleId.NotFound',
        `The security group rule ID '${id}' does not exist`,
      );
    },
    filters: {
      'group-id': ({ GroupId }) => [GroupId],
      'security-group-rule-id': ({ SecurityGroupRuleId }) => [SecurityGroupRuleId],
    },
  };

  function describeGroup(group: SecurityGroup): Sdk.SecurityGroup {
    return {
      GroupId: group.id,
      GroupName: group.name,
      Description: group.description,
      VpcId: group.vpcId,
      OwnerId: identity.account,
      SecurityGroupArn: arnOfEc2(parts, 'security-group', group.id),
      IpPermissions: permissionsOf(group.ingress),
      IpPermissionsEgress: permissionsOf(group.egress),
      Tags: tagList(parts, group.id),
    };
  }

  /** Rules for the same traffic are one permission with several peers. */
  function permissionsOf(all: readonly Rule[]): Sdk.IpPermission[] {
    const byTraffic = new Map<string, Rule[]>();
    for (const rule of all) {
      const traffic = JSON.stringify(trafficOf(rule.traffic));
      byTraffic.set(traffic, [...(byTraffic.get(traffic) ?? []), rule]);
    }
    return [...byTraffic].map(([traffic, same]) => ({
      ...JSON.parse(traffic),
      IpRanges: same.flatMap(({ peer }) =>
        peer.kind === 'cidr' ? [{ CidrIp: formatCidr(peer.cidr) }] : [],
      ),
      Ipv6Ranges: same.flatMap(({ peer }) =>
        peer.kind === 'ipv6' ? [{ CidrIpv6: peer.text }] : [],
      ),
      PrefixListIds: same.flatMap(({ peer }) =>
        peer.kind === 'prefix-list' ? [{ PrefixListId: peer.id }] : [],
      ),
      UserIdGroupPairs: same.flatMap(({ peer }) =>
        peer.kind === 'group' ? [{ GroupId: peer.groupId, UserId }] : [],
      ),
    }));
  }

  function describeRule(
    group: SecurityGroup,
    direction: Direction,
    rule: Rule,
  ): Sdk.SecurityGroupRule {
    return {
      SecurityGroupRuleId: rule.id,
      GroupId: group.id,
      GroupOwnerId: identity.account,
      IsEgress: direction === 'egress',
      FromPort: -1,
      ToPort: -1,
      ...trafficOf(rule.traffic),
      ...peerOf(rule),
      SecurityGroupRuleArn: arnOfEc2(parts, 'security-group-rule', rule.id),
      Tags: [],
    };
  }

  function peerOf({ peer }: Rule): Sdk.SecurityGroupRule {
    switch (peer.kind) {
      case 'cidr':
        return { CidrIpv4: formatCidr(peer.cidr) };
      case 'ipv6':
        return { CidrIpv6: peer.text };
      case 'prefix-list':
        return { PrefixListId: peer.id };
      case 'group':
        return { ReferencedGroupInfo: { GroupId: peer.groupId, UserId } };
    }
  }

  return {
    DescribeSecurityGroups: describeOperation<Sdk.DescribeSecurityGroupsRequest, Sdk.SecurityGroup>(
      'DescribeSecurityGroups',
      groups,
      ({ GroupIds }) => GroupIds,
      (SecurityGroups) => ({ SecurityGroups }),
    ),
    DescribeSecurityGroupRules: describeOperation<
      Sdk.DescribeSecurityGroupRulesRequest,
      Sdk.SecurityGroupRule
    >(
      'DescribeSecurityGroupRules',
      rules,
      ({ SecurityGroupRuleIds }) => SecurityGroupRuleIds,
      (SecurityGroupRules) => ({ SecurityGroupRules }),
    ),
  };
}

function trafficOf(traffic: Traffic): Sdk.IpPermission {
  switch (traffic.protocol) {
    case 'all':
      return { IpProtocol: '-1' };
    case 'tcp':
    case 'udp':
      return { IpProtocol: traffic.protocol, FromPort: traffic.from, ToPort: traffic.to };
    case 'icmp':
    case 'icmpv6':
      return { IpProtocol: traffic.protocol, FromPort: traffic.type, ToPort: traffic.code };
    case 'other':
      return { IpProtocol: String(traffic.number) };
  }
}
