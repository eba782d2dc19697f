import type { TargetEvent } from '../events/engine-event.ts';
import type { Cause } from './cause.ts';

/** What ECS says in a service's events when it cannot do what is asked; the first that fits. */
const messages: readonly (readonly [RegExp, Cause])[] = [
  [
    /unable to stop or start tasks during a deployment because of the service deployment configuration/i,
    'deploy-deadlock',
  ],
  [
    /does not have an associated load balancer|target type instance, which is incompatible|container name or port changed|does not exist in the task definition/i,
    'tg-wiring',
  ],
  [/unable to assume (the|a) (role|service linked role)/i, 'role-not-assumable'],
  [
    /reached the limit on the number of (vCPUs|tasks)|CPU configuration is above your limit/i,
    'quota-fargate-vcpu',
  ],
  [
    /insufficient free addresses|not enough free addresses|InsufficientFreeAddresses/i,
    'subnet-ip-exhaustion',
  ],
  [
    /Capacity is unavailable at this time|was unable to place a task\. Reason: Internal error/i,
    'fargate-capacity-az',
  ],
];

/** The cause that a line of a service's events names by itself. */
export function readServiceMessage(message: string): Cause | undefined {
  return messages.find(([pattern]) => pattern.test(message))?.[1];
}

/**
 * The target that a line of a service's events calls unhealthy. ECS takes it away at once, so that
 * who asks the load balancer now and then may never see it in that state.
 */
export function readUnhealthy(service: string, message: string): TargetEvent | undefined {
  const [, task = '', port = '', description = ''] = pattern.exec(message) ?? [];
  if (description === '') return undefined;
  return {
    service,
    target: `${task}:${port}`,
    state: 'unhealthy',
    reason: reasonOf(description),
    description,
  };
}

const pattern =
  /\(task (\w+)\) \(port (\d+)\) is unhealthy in \(target-group [^)]*\) due to \(reason (.+)\)\.?$/;

/** Elastic Load Balancing's code for the words that ECS passes on. */
function reasonOf(description: string): string {
  if (description.includes('these codes')) return 'Target.ResponseCodeMismatch';
  return description === 'Request timed out' ? 'Target.Timeout' : 'Target.FailedHealthChecks';
}
