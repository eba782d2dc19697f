import { DescribeTasksCommand, RunTaskCommand, type Task } from '@aws-sdk/client-ecs';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { LastLines } from '../watch/last-lines.ts';
import { taskEvent } from '../watch/task-event.ts';
import { requestToken } from './stack-input.ts';

/** A release job: its service's name and the outputs of its stack. */
export interface JobRequest {
  readonly service: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Tells what it wrote last when it ends. */
  readonly lastLines?: boolean;
}

/** Runs a job's task once and waits for its end. Undefined: every container left with 0. */
export async function runJob(
  request: JobRequest,
  context: DeploymentContext,
): Promise<Task | undefined> {
  const { service } = request;
  context.emit({ kind: 'job', service, state: 'started' });
  const launched = await launch(request.outputs, context);
  const ended = await followToEnd(service, launched, context, request);
  const failed = (ended.containers ?? []).some(({ exitCode }) => exitCode !== 0);
  context.emit({
    kind: 'job',
    service,
    state: failed ? 'failed' : 'done',
    ...(failed && ended.stoppedReason !== undefined && { reason: ended.stoppedReason }),
  });
  return failed ? ended : undefined;
}

async function launch(
  outputs: Readonly<Record<string, string>>,
  { clients }: DeploymentContext,
): Promise<Task> {
  const { tasks, failures } = await clients.ecs.send(
    new RunTaskCommand({
      // Asked again because an answer was lost, ECS starts no second one.
      clientToken: requestToken(),
      cluster: outputs.Cluster,
      taskDefinition: outputs.TaskDefinition,
      launchType: 'FARGATE',
      startedBy: 'seaworthy',
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: outputs.Subnets?.split(','),
          securityGroups: [outputs.SecurityGroup ?? ''],
          assignPublicIp: outputs.PublicAddress === 'ENABLED' ? 'ENABLED' : 'DISABLED',
        },
      },
    }),
  );
  const [task] = tasks ?? [];
  if (!task) throw new Error(failures?.[0]?.reason ?? 'ECS started no task and gives no reason');
  return task;
}

/** Tells what becomes of a task, by its ARN and cluster, until it has stopped; the task as it then is. */
export async function followToEnd(
  service: string,
  launched: Task,
  context: DeploymentContext,
  { lastLines = false }: Pick<JobRequest, 'lastLines'> = {},
): Promise<Task> {
  const { clients, clock, emit, pollInterval, signal } = context;
  let last = '';
  for (;;) {
    const command = new DescribeTasksCommand({
      cluster: launched.clusterArn,
      tasks: [launched.taskArn ?? ''],
    });
    const { tasks } = await clients.ecs.send(command, { abortSignal: signal });
    const task = tasks?.[0] ?? launched;
    const event = taskEvent(service, task);
    const text = JSON.stringify(event);
    const isOver = task.lastStatus === 'STOPPED';
    if (isOver && lastLines) {
      await new LastLines(service, context).tell(event, task.taskDefinitionArn);
    }
    if (text !== last) emit({ kind: 'task', ...event });
    last = text;
    if (isOver) return task;
    await clock.sleep(pollInterval, signal);
  }
}
