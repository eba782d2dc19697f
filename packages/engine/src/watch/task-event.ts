import type { Task } from '@aws-sdk/client-ecs';
import type { TaskEvent } from '../events/engine-event.ts';

/** A task as ECS describes it, in the stream's words. */
export function taskEvent(service: string, task: Task): TaskEvent {
  return {
    service,
    task: lastPart(task.taskArn),
    definition: lastPart(task.taskDefinitionArn),
    status: task.lastStatus ?? '',
    health: task.healthStatus ?? 'UNKNOWN',
    ...(task.stopCode !== undefined && { stopCode: task.stopCode }),
    ...(task.stoppedReason !== undefined && { stoppedReason: task.stoppedReason }),
    containers: (task.containers ?? []).map((container) => ({
      name: container.name ?? '',
      status: container.lastStatus ?? '',
      ...(container.exitCode !== undefined && { exitCode: container.exitCode }),
      ...(container.reason !== undefined && { reason: container.reason }),
    })),
  };
}

function lastPart(arn = ''): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
