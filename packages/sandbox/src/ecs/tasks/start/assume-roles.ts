import type { Roles } from '../../../iam/roles.ts';
import type { RegisteredDefinition } from '../../task-definition.ts';

/** AWS's sentence about a role of the definition that ECS cannot assume; nothing when it can. */
export function unassumableRole(
  roles: Roles,
  { executionRoleArn, taskRoleArn }: RegisteredDefinition,
): string | undefined {
  const role = [executionRoleArn, taskRoleArn].find(
    (arn) => arn && !roles.canAssume(arn, 'ecs-tasks.amazonaws.com').allowed,
  );
  return role === undefined
    ? undefined
    : `ECS was unable to assume the role '${role}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;
}
