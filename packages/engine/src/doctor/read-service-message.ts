import type { TargetEvent } from '../events/engine-event.ts';

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
