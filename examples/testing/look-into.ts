import { at, list } from '../../packages/compiler/src/template/testing/template-body.ts';
import type { PlannedExample } from './plan-example.ts';

type Rule = Readonly<Record<string, unknown>>;

/** Who may connect to a security group, as `8001 from LoadBalancerSecurityGroup`. */
export function rulesInto(example: PlannedExample, group: string): readonly string[] {
  return (example.all('AWS::EC2::SecurityGroupIngress') as readonly Rule[])
    .filter(({ GroupId }) => at(GroupId, 'Ref') === `GivenSecurityGroup${group}`)
    .map(({ FromPort, SourceSecurityGroupId, CidrIp }) => {
      return `${FromPort} from ${CidrIp ?? groupName(SourceSecurityGroupId)}`;
    })
    .sort(byPort);
}

/** Where a security group may connect to, as `443 to 0.0.0.0/0`. */
export function rulesOutOf(example: PlannedExample, group: string): readonly string[] {
  return (example.all('AWS::EC2::SecurityGroupEgress') as readonly Rule[])
    .filter(({ GroupId }) => at(GroupId, 'Ref') === `GivenSecurityGroup${group}`)
    .map(({ FromPort, DestinationSecurityGroupId, CidrIp }) => {
      return `${FromPort} to ${CidrIp ?? groupName(DestinationSecurityGroupId)}`;
    })
    .sort(byPort);
}

function byPort(one: string, other: string): number {
  return Number.parseInt(one, 10) - Number.parseInt(other, 10);
}

function groupName(reference: unknown): string {
  return String(at(reference, 'Ref')).replace(/^Given/, '');
}

/** The statements of a role’s own policies. */
export function statementsOf(example: PlannedExample, role: string): readonly unknown[] {
  return list(at(example.named(role), 'Policies')).flatMap((policy) =>
    list(at(policy, 'PolicyDocument', 'Statement')),
  );
}

/** The actions that a role’s own policies allow. */
export function permissionsOf(example: PlannedExample, role: string): readonly unknown[] {
  return statementsOf(example, role).flatMap((statement) => list(at(statement, 'Action')));
}

function containerOf(example: PlannedExample, service: string): unknown {
  return at(example.one('AWS::ECS::TaskDefinition', service), 'ContainerDefinitions', 0);
}

/** Variables of a service’s container and what they hold in plain text. */
export function environmentOf(
  example: PlannedExample,
  service: string,
): Readonly<Record<string, unknown>> {
  const pairs = list(at(containerOf(example, service), 'Environment'));
  return Object.fromEntries(pairs.map((pair) => [at(pair, 'Name'), at(pair, 'Value')]));
}

/** Variables of a service’s container that come from secrets, and where from. */
export function secretsOf(
  example: PlannedExample,
  service: string,
): Readonly<Record<string, unknown>> {
  const pairs = list(at(containerOf(example, service), 'Secrets'));
  return Object.fromEntries(
    pairs.map((pair) => [at(pair, 'Name'), at(pair, 'ValueFrom', 'Fn::Sub')]),
  );
}

/** Names of the firewall’s rules in their order. */
export function rulesOfFirewall(example: PlannedExample): readonly unknown[] {
  return list(at(example.one('AWS::WAFv2::WebACL'), 'Rules')).map((rule) => at(rule, 'Name'));
}
