import { commonKeys, type DecisionParts, refusal } from './decide.ts';
import type { RoleRecord } from './iam-records.ts';
import { createContext } from './policy/context.ts';
import { evaluate } from './policy/evaluate.ts';
import type { Decision } from './roles.ts';

/** Whether a service may assume a role, with the condition keys that the service sends along. */
export function decideTrust(
  role: RoleRecord | undefined,
  asking: { readonly roleArn: string; readonly service: string; readonly sourceArn?: string },
  parts: DecisionParts,
): Decision {
  const { roleArn, service } = asking;
  const need = { action: 'sts:AssumeRole', resource: roleArn };
  if (role === undefined) return refusal('implicit-deny', need, 'resource-based policy');
  const sourceArn = asking.sourceArn ?? usualSource(service, parts);
  const verdict = evaluate(role.trust, {
    action: need.action,
    principal: { kind: 'Service', name: service },
    context: createContext(commonKeys(parts), {
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': service,
      'aws:SourceAccount': parts.identity.account,
      ...(sourceArn === undefined ? {} : { 'aws:SourceArn': sourceArn }),
    }),
  });
  return verdict === 'allowed'
    ? { allowed: true }
    : refusal(verdict, need, 'resource-based policy');
}

/** ECS names the account's tasks as a whole, never a cluster or a task. */
function usualSource(service: string, { identity }: DecisionParts): string | undefined {
  if (service !== 'ecs-tasks.amazonaws.com' && service !== 'ecs.amazonaws.com') return undefined;
  return `arn:aws:ecs:${identity.region}:${identity.account}:*`;
}
