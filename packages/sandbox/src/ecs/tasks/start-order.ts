import type { ContainerDependency } from '@aws-sdk/client-ecs';
import type { Clock } from '../../time/clock.ts';
import type { ContainerLife } from './container-life.ts';

/** Where one dependency of a container stands; `failed` says so in the words of the ECS agent. */
export type Resolution = 'resolved' | 'waiting' | { readonly failed: string };

/** Where `dependency` of the container `target` stands now. */
export function resolutionOf(
  target: string,
  dependency: ContainerDependency,
  on: ContainerLife,
  clock: Clock,
): Resolution {
  const condition = dependency.condition ?? 'START';
  const subject = `container ordering dependency [${on.name} ${condition}] for target [${target}]`;
  if (isMet(condition, on)) return 'resolved';
  if (on.status === 'STOPPED') {
    return {
      failed:
        on.startedAt === undefined
          ? `dependency graph: failed to resolve ${subject} because dependency will never start`
          : `dependency graph: failed to resolve ${subject} as dependency did not exit successfully.`,
    };
  }
  const deadline = deadlineOf(on);
  return condition !== 'START' && deadline !== undefined && clock.now() >= deadline
    ? { failed: `dependency graph: ${subject} has timed out.` }
    : 'waiting';
}

/** When those who wait for a container give up, once it has started. */
export function deadlineOf(on: ContainerLife): number | undefined {
  const { startTimeout } = on.definition;
  return on.startedAt === undefined || startTimeout === undefined
    ? undefined
    : on.startedAt + startTimeout * 1000;
}

function isMet(condition: string, on: ContainerLife): boolean {
  switch (condition) {
    case 'COMPLETE':
      return on.status === 'STOPPED' && on.startedAt !== undefined;
    case 'SUCCESS':
      return on.status === 'STOPPED' && on.exitCode === 0;
    case 'HEALTHY':
      return on.status === 'RUNNING' && on.health === 'HEALTHY';
    default:
      return on.startedAt !== undefined;
  }
}
