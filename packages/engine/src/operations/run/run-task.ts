import { RunTaskCommand, type Task } from '@aws-sdk/client-ecs';
import { findStacks } from '../find-stacks.ts';
import type { OperationContext, PlannedProject } from '../operation-context.ts';
import { type EndedTask, followTask, type TaskListener } from './follow-task.ts';
import { placeOf, type TaskPlace } from './task-place.ts';

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
  listener: TaskListener,
  context: OperationContext,
): Promise<RunResult> {
  const stacks = await findStacks(request, context);
  const stack = stacks.find(({ service }) => service === request.service);
  const place = stack && (await placeOf(stack, context));
  if (!place) return { kind: 'not-deployed' };
  const started = await startTask(place, request.command, context);
  if (typeof started === 'string') return { kind: 'not-started', reason: started };
  const since = context.clock.now();
  return followTask(started, { ...place, service: request.service, since }, listener, context);
}

/** The task, or ECS's reason why there is none. */
async function startTask(
  { cluster, definition, network, container }: TaskPlace,
  command: readonly string[],
  { clients }: OperationContext,
): Promise<Task | string> {
  const overrides = { containerOverrides: [{ name: container, command: [...command] }] };
  const request = new RunTaskCommand({
    cluster,
    taskDefinition: definition,
    launchType: 'FARGATE',
    startedBy: 'seaworthy-run',
    networkConfiguration: network,
    ...(command.length > 0 && { overrides }),
  });
  try {
    const { tasks, failures } = await clients.ecs.send(request);
    return tasks?.[0] ?? failures?.[0]?.reason ?? 'ECS gives no reason.';
  } catch (error) {
    const isRefused = error instanceof Error && refusals.has(error.name);
    if (isRefused) return error.message;
    throw error;
  }
}

/** What ECS says of a task that it does not start, such as one without a free address. */
const refusals: ReadonlySet<string> = new Set([
  'ClientException',
  'InvalidParameterException',
  'PlatformTaskDefinitionIncompatibilityException',
  'PlatformUnknownException',
]);
