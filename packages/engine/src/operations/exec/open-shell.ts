import {
  DescribeServicesCommand,
  ExecuteCommandCommand,
  type Session,
  type Task,
} from '@aws-sdk/client-ecs';
import { findStacks } from '../find-stacks.ts';
import { lastPart } from '../last-part.ts';
import { listResources, physicalId } from '../list-resources.ts';
import type { OperationContext, PlannedProject } from '../operation-context.ts';
import { runningTasks } from './running-tasks.ts';

/** Which container of which service, and what to run in it. */
export interface ExecRequest extends PlannedProject {
  readonly service: string;
  /** How the id of the task starts; absent: the youngest that runs. */
  readonly task?: string;
  /** Absent: the service's own. */
  readonly container?: string;
  readonly command: string;
}

/** A session that a terminal can be put through to, or why there is none. */
export type ExecResult =
  | { readonly kind: 'open'; readonly session: Session; readonly target: string }
  | { readonly kind: 'not-deployed' }
  /** The service does not allow it. */
  | { readonly kind: 'not-enabled' }
  /** It does, and the task was started before it did. */
  | { readonly kind: 'task-too-old'; readonly task: string }
  | { readonly kind: 'no-task'; readonly tasks: readonly string[] }
  | { readonly kind: 'no-container'; readonly containers: readonly string[] }
  /** The agent in the container does not run: it starts late, or cannot reach AWS. */
  | { readonly kind: 'no-agent'; readonly task: string; readonly status: string };

/** Opens a session in a running container over ECS Exec. */
export async function openShell(
  request: ExecRequest,
  context: OperationContext,
): Promise<ExecResult> {
  const stacks = await findStacks(request, context);
  const stack = stacks.find(({ service }) => service === request.service);
  const arn = stack && physicalId(await listResources(stack.name, context), 'AWS::ECS::Service');
  const cluster = arn?.split('/')[1];
  if (arn === undefined || cluster === undefined) return { kind: 'not-deployed' };
  const { services } = await context.clients.ecs.send(
    new DescribeServicesCommand({ cluster, services: [arn] }),
    { abortSignal: context.signal },
  );
  if (!services?.[0]?.enableExecuteCommand) return { kind: 'not-enabled' };
  const tasks = await runningTasks(cluster, lastPart(arn), context);
  const { task: start = '' } = request;
  const task = tasks.find(({ taskArn }) => lastPart(taskArn).startsWith(start));
  if (!task) return { kind: 'no-task', tasks: tasks.map(({ taskArn }) => lastPart(taskArn)) };
  return openIn(task, cluster, request, context);
}

async function openIn(
  task: Task,
  cluster: string,
  { service, container: asked, command }: ExecRequest,
  { clients }: OperationContext,
): Promise<ExecResult> {
  const id = lastPart(task.taskArn);
  if (!task.enableExecuteCommand) return { kind: 'task-too-old', task: id };
  const containers = task.containers ?? [];
  const names = containers.map(({ name = '' }) => name);
  const name = asked ?? (names.includes(service) ? service : names[0]);
  const container = containers.find((each) => each.name === name);
  if (!container) return { kind: 'no-container', containers: names };
  const agent = container.managedAgents?.find((each) => each.name === 'ExecuteCommandAgent');
  if (agent && agent.lastStatus !== 'RUNNING') {
    const status = [agent.lastStatus, agent.reason].filter(Boolean).join(': ');
    return { kind: 'no-agent', task: id, status };
  }
  const input = { cluster, task: id, container: name, command, interactive: true };
  const { session, reason }: Answer = await clients.ecs
    .send(new ExecuteCommandCommand(input))
    .then(
      ({ session: opened }) => ({ ...(opened && { session: opened }), reason: '' }),
      notConnected,
    );
  const target = `ecs:${cluster}_${id}_${container.runtimeId ?? ''}`;
  return session
    ? { kind: 'open', session, target }
    : { kind: 'no-agent', task: id, status: reason };
}

interface Answer {
  readonly session?: Session;
  readonly reason: string;
}

/** ECS says so of an agent that has not come up, or cannot reach AWS. */
function notConnected(error: unknown): Answer {
  if (error instanceof Error && error.name === 'TargetNotConnectedException') {
    return { reason: error.message };
  }
  throw error;
}
