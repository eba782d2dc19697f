import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Task, TaskContainer } from '../tasks.ts';
import type { ContainerLife } from './container-life.ts';
import { healthCommand } from './health-check.ts';

/** A container as it is now. */
export function containerRecord(life: ContainerLife): TaskContainer {
  const { name, status, health, exitCode, reason, imageDigest, runtimeId, restarts } = life;
  return {
    name,
    status,
    health,
    restarts,
    image: life.definition.image ?? '',
    ...(exitCode !== undefined && { exitCode }),
    ...(reason !== undefined && { reason }),
    ...(imageDigest !== undefined && { imageDigest }),
    ...(runtimeId !== undefined && { runtimeId }),
  };
}

/** A task's health: that of its essential containers with health checks. */
export function taskHealth(containers: readonly ContainerLife[]): Task['health'] {
  const checked = containers.filter(
    ({ essential, definition }) => essential && isChecked(definition),
  );
  if (checked.some(({ health }) => health === 'UNHEALTHY')) return 'UNHEALTHY';
  return checked.length > 0 && checked.every(({ health }) => health === 'HEALTHY')
    ? 'HEALTHY'
    : 'UNKNOWN';
}

function isChecked({ healthCheck }: ContainerDefinition): boolean {
  return healthCommand(healthCheck) !== undefined;
}
