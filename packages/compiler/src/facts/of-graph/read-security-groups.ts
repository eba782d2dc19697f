import type { Peer, RuleFact, SecurityGroupFact } from '../cloud/network.ts';
import type { Found } from './found.ts';
import { groupBy } from './group-by.ts';
import { idOf, listOf, numberOf } from './resolved.ts';

const allowAll: RuleFact = {
  protocol: '-1',
  from: 0,
  to: 65535,
  peer: { kind: 'cidr', cidr: '0.0.0.0/0' },
};

/**
 * Security groups with the rules in force, inline and separate. AWS lets everything out of a group
 * that is created without egress rules of its own.
 */
export function readSecurityGroups(found: Found): readonly SecurityGroupFact[] {
  const groupOf = (rule: { readonly properties: { readonly GroupId?: string } }) =>
    idOf(rule.properties.GroupId ?? '');
  const ingress = groupBy(found('AWS::EC2::SecurityGroupIngress'), groupOf);
  const egress = groupBy(found('AWS::EC2::SecurityGroupEgress'), groupOf);
  return found('AWS::EC2::SecurityGroup').map(({ id, fact, properties }) => {
    const inlineEgress = listOf(properties.SecurityGroupEgress).map(readRule);
    return {
      ...fact,
      ...(properties.VpcId !== undefined && { vpc: idOf(properties.VpcId) }),
      ingress: [
        ...listOf(properties.SecurityGroupIngress).map(readRule),
        ...(ingress.get(id) ?? []).map((rule) => readRule(rule.properties)),
      ],
      egress: [
        ...(inlineEgress.length === 0 ? [allowAll] : inlineEgress),
        ...(egress.get(id) ?? []).map((rule) => readRule(rule.properties)),
      ],
    };
  });
}

interface RuleProperties {
  readonly IpProtocol: string;
  readonly FromPort?: number | string;
  readonly ToPort?: number | string;
  readonly CidrIp?: string;
  readonly CidrIpv6?: string;
  readonly SourceSecurityGroupId?: string;
  readonly DestinationSecurityGroupId?: string;
  readonly SourcePrefixListId?: string;
  readonly DestinationPrefixListId?: string;
}

function readRule(rule: RuleProperties): RuleFact {
  const isAll = rule.IpProtocol === '-1';
  return {
    protocol: rule.IpProtocol,
    from: isAll ? 0 : (numberOf(rule.FromPort) ?? 0),
    to: isAll ? 65535 : (numberOf(rule.ToPort) ?? numberOf(rule.FromPort) ?? 65535),
    peer: readPeer(rule),
  };
}

function readPeer(rule: RuleProperties): Peer {
  const group = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
  if (group !== undefined) return { kind: 'group', id: idOf(group) };
  const list = rule.SourcePrefixListId ?? rule.DestinationPrefixListId;
  if (list !== undefined) return { kind: 'prefix-list', id: list };
  return { kind: 'cidr', cidr: rule.CidrIp ?? rule.CidrIpv6 ?? '' };
}
