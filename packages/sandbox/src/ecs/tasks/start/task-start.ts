import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Account } from '../../../account.ts';
import type { Need } from '../../../aws/operation.ts';
import { authorizationMessage } from '../../../iam/authorization-message.ts';
import type { NetworkInterface } from '../../../network/network.ts';
import type { RegisteredDefinition } from '../../task-definition.ts';
import { readValueFrom, type ValueFrom } from '../../task-definitions/value-from.ts';

/** The parts of an account that decide whether a task can start. */
export type StartAccount = Pick<
  Account,
  | 'identity'
  | 'waits'
  | 'network'
  | 'roles'
  | 'secrets'
  | 'parameters'
  | 'logs'
  | 'repositories'
  | 'observe'
> & {
  /** Makes a log group, for `awslogs-create-group`. */
  readonly createLogGroup: (name: string) => void;
};

/** A task with its network interface, before its containers. */
export interface TaskStart {
  readonly taskId: string;
  readonly definition: RegisteredDefinition;
  readonly networkInterface: NetworkInterface;
}

/** A secret of a container and where its value is. */
export interface SecretUse {
  readonly container: string;
  readonly name: string;
  readonly valueFrom: string;
  readonly source: ValueFrom;
}

/** The secrets of all containers, in the definition's order. */
export function secretsOf({ containerDefinitions }: RegisteredDefinition): readonly SecretUse[] {
  return containerDefinitions.flatMap(({ name: container = '', secrets = [] }) =>
    secrets.map(({ name = '', valueFrom = '' }) => ({
      container,
      name,
      valueFrom,
      source: readValueFrom(valueFrom),
    })),
  );
}

/** Where a container's `awslogs` driver writes. */
export interface LogTarget {
  readonly group: string;
  readonly stream: string;
  readonly createGroup: boolean;
}

/** The log stream of a container: `prefix/container/task`. */
export function logTargetOf(
  { name, logConfiguration }: ContainerDefinition,
  taskId: string,
): LogTarget | undefined {
  const options = logConfiguration?.options;
  const group = options?.['awslogs-group'];
  if (options === undefined || group === undefined) return undefined;
  return {
    group,
    stream: `${options['awslogs-stream-prefix']}/${name}/${taskId}`,
    createGroup: options['awslogs-create-group'] === 'true',
  };
}

/**
 * AWS's sentence when the execution role, or the policy of a VPC endpoint on the way to `service`,
 * does not allow a call; nothing when it is allowed. Registration sees to it that a role exists
 * wherever one is asked.
 */
export function refusalOf(
  { roles, network }: Pick<StartAccount, 'roles' | 'network'>,
  { definition, taskId, networkInterface }: TaskStart,
  service: string,
  need: Need,
): string | undefined {
  const roleArn = definition.executionRoleArn ?? '';
  const caller = { kind: 'role', roleArn, sessionName: taskId } as const;
  const decision = roles.decide(roleArn, need);
  if (!decision.allowed) return authorizationMessage(caller, decision);
  const reach = network.reach(networkInterface, { kind: 'service', service, need }, 443);
  if (reach.open || reach.obstacle.kind !== 'endpoint-policy') return undefined;
  const explanation = `${need.action} on resource: ${need.resource} because no VPC endpoint policy allows the ${need.action} action`;
  return authorizationMessage(caller, { allowed: false, because: 'implicit', explanation });
}
