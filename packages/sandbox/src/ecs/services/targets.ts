import type { Target, TargetGroups } from '../../load-balancing/target-groups.ts';
import type { Task } from '../tasks.ts';
import type { Revision } from './revision.ts';
import type { RegisteredTarget } from './service.ts';

/** Registers a task that runs in each of its service's target groups. */
export function registerTargets(
  { loadBalancers }: Revision,
  { address }: Task,
  targetGroups: TargetGroups,
): readonly RegisteredTarget[] {
  if (address === undefined) return [];
  return loadBalancers.flatMap(({ targetGroupArn, containerPort }) => {
    if (targetGroupArn === undefined || containerPort === undefined) return [];
    const target = { address, port: containerPort };
    targetGroups.register(targetGroupArn, target);
    return [{ targetGroupArn, target, containerPort }];
  });
}

/** One text for a target in a group, to find its task by. */
export function targetKey(targetGroupArn: string, { address, port }: Target): string {
  return `${targetGroupArn} ${address}:${port}`;
}
