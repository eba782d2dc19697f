import { RunTaskCommand } from '@aws-sdk/client-ecs';
import { findStacks } from '../find-stacks.ts';
import type { LogLine } from '../logs/log-line.ts';
import type { OperationContext, PlannedProject } from '../operation-context.ts';
import { type EndedTask, followTask } from './follow-task.ts';
import { placeOf } from './task-place.ts';

/** A task to run once, as the service is deployed. */
export interface RunRequest extends PlannedProject {
  readonly service: string;
  /** In place of the service's own command; empty: its own. */
  readonly command: readonly string[];
}

/** How the task ended. */
export type RunResult =
  | { readonly kind: 'not-deployed' }
  /** ECS did not start it. */
  | { readonly kind: 'not-started'; readonly reason: string }
  | EndedTask;

/** Runs a service's task once, tells what it writes, and waits for its end; an abort stops it. */
export async function runTask(
  request: RunRequest,
  tell: (line: LogLine) => void,
  context: OperationContext,
): Promise<RunResult> {
  const stacks = await findStacks(request, context);
  const stack = stacks.find(({ service }) => service === request.service);
  const place = stack && (await placeOf(stack, context));
  if (!place) return { kind: 'not-deployed' };
  const { tasks, failures } = await context.clients.ecs.send(
    new RunTaskCommand({
      cluster: place.cluster,
      taskDefinition: place.definition,
      launchType: 'FARGATE',
      startedBy: 'seaworthy-run',
      networkConfiguration: place.network,
      ...(request.command.length > 0 && {
        overrides: {
          containerOverrides: [{ name: place.container, command: [...request.command] }],
        },
      }),
    }),
  );
  const [task] = tasks ?? [];
  if (!task) {
    const reason = failures?.[0]?.reason ?? 'ECS gives no reason.';
    return { kind: 'not-started', reason };
  }
  const since = context.clock.now();
  return followTask(task, { ...place, service: request.service, since }, tell, context);
}
