import { AwsError } from '../../aws/aws-error.ts';
import { ec2Errors } from '../ec2-errors.ts';
import { describeRule } from './describe-rule.ts';
import type { Rule } from './security-group.ts';

/** Rules for IPv4 and for IPv6 are counted apart, each direction by itself. */
const rulesPerGroup = 60;

/** The rules of one direction with more added; throws for one twice and for too many. */
export function withRules(existing: readonly Rule[], added: readonly Rule[]): readonly Rule[] {
  refuseRepeated(added);
  const rules = new Map(existing.map((rule) => [describeRule(rule), rule]));
  for (const rule of added) {
    const key = describeRule(rule);
    if (rules.has(key)) {
      throw new AwsError(
        'InvalidPermission.Duplicate',
        `the specified rule "${key}" already exists`,
      );
    }
    rules.set(key, rule);
  }
  const all = [...rules.values()];
  const ipv6 = all.filter((rule) => rule.peer.kind === 'ipv6').length;
  if (ipv6 > rulesPerGroup || all.length - ipv6 > rulesPerGroup) {
    throw ec2Errors.limitReached('RulesPerSecurityGroupLimitExceeded', 'rules per security group');
  }
  return all;
}

function refuseRepeated(added: readonly Rule[]): void {
  if (new Set(added.map(describeRule)).size === added.length) return;
  throw ec2Errors.invalid('The same permission must not appear multiple times');
}
