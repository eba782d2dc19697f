import { DescribeTasksCommand, RunTaskCommand, type Task } from '@aws-sdk/client-ecs';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { taskEvent } from '../watch/task-event.ts';

/** A release job: its service's name and the outputs of its stack. */
export interface JobRequest {
  readonly service: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs a job's task once and waits for its end. Undefined: every container left with 0. */
export async function runJob(
  { service, outputs }: JobRequest,
  context: DeploymentContext,
): Promise<Task | undefined> {
  context.emit({ kind: 'job', service, state: 'started' });
  const launched = await launch(outputs, context);
  const ended = await followToEnd(service, launched, context);
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

async function followToEnd(
  service: string,
  launched: Task,
  { clients, clock, emit, pollInterval, signal }: DeploymentContext,
): Promise<Task> {
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
    if (text !== last) emit({ kind: 'task', ...event });
    last = text;
    if (task.lastStatus === 'STOPPED') return task;
    await clock.sleep(pollInterval, signal);
  }
}
