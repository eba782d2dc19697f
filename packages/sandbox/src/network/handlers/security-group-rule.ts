import { readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler } from '../../resources/resource-handler.ts';
import { find } from '../ec2-errors.ts';
import { withRules } from '../security-groups/add-rules.ts';
import { readRule, ruleProperties } from '../security-groups/read-rule.ts';
import type { Direction, Rule } from '../security-groups/security-group.ts';
import type { NetworkParts } from './network-parts.ts';

/** `AWS::EC2::SecurityGroupIngress` and `…Egress`: one rule as a resource of its own. */
export function securityGroupRuleHandler(
  direction: Direction,
  { records, identity }: NetworkParts,
): ResourceHandler {
  const type = `AWS::EC2::SecurityGroup${direction === 'ingress' ? 'Ingress' : 'Egress'}`;
  const known = [...ruleProperties[direction], 'GroupId'];
  return {
    fidelity: 'modelled',
    create: async ({ properties }) => {
      const reader = readProperties(type, properties, known);
      const group = find.securityGroup(records, reader.requiredText('GroupId'));
      const rule: Rule = {
        id: `sgr-${identity.hex(17)}`,
        ...readRule(type, properties, { direction, group }, { records, region: identity.region }),
        inline: false,
      };
      group[direction] = withRules(group[direction], [rule]);
      return { physicalId: rule.id, attributes: { Id: rule.id } };
    },
    update: async ({ properties, state }) => {
      readProperties(type, properties, known);
      return state;
    },
    delete: async ({ properties, state }) => {
      const group = records.securityGroups.get(String(properties.GroupId));
      if (group === undefined) return;
      group[direction] = group[direction].filter((rule) => rule.id !== state.physicalId);
    },
  };
}
