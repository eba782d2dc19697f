import { DescribeTasksCommand, StopTaskCommand, type Task } from '@aws-sdk/client-ecs';
import { LogTail } from '../../watch/log-tail.ts';
import { lastPart } from '../last-part.ts';
import { type LogLine, logLine } from '../logs/log-line.ts';
import type { OperationContext } from '../operation-context.ts';
import type { TaskPlace } from './task-place.ts';

/** How a task ended. */
export interface EndedTask {
  readonly kind: 'ended';
  readonly task: string;
  /** Of the service's own container; absent when it never ran. */
  readonly exitCode?: number;
  readonly reason?: string;
  /** Because the signal aborted. */
  readonly interrupted: boolean;
}

/** A task that was started, and where it runs. */
export interface FollowedTask extends TaskPlace {
  readonly service: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** Hears of a task that runs once. */
export interface TaskListener {
  readonly line: (line: LogLine) => void;
  /** ECS has taken it, and is starting it; then it runs. */
  readonly state?: (state: 'starting' | 'running', task: string) => void;
}

/** Tells what a task writes until it has ended; an abort stops it. */
export async function followTask(
  launched: Task,
  place: FollowedTask,
  listener: TaskListener,
  context: OperationContext,
): Promise<EndedTask> {
  const id = lastPart(launched.taskArn);
  const tail = new LogTail(place.group, place.since);
  const named = { cluster: place.cluster, task: launched.taskArn };
  const tellNew = async (): Promise<number> => {
    const lines = (await tail.read(context)).map((event) => logLine(place.service, event));
    const own = lines.filter(({ task }) => task === id);
    for (const line of own) listener.line(line);
    return own.length;
  };
  let isStopping = false;
  let runs = false;
  listener.state?.('starting', id);
  for (;;) {
    if (context.signal.aborted && !isStopping) {
      isStopping = true;
      await context.clients.ecs.send(
        new StopTaskCommand({ ...named, reason: 'Interrupted by the user of seaworthy run' }),
      );
    }
    const { tasks } = await context.clients.ecs.send(
      new DescribeTasksCommand({ cluster: place.cluster, tasks: [launched.taskArn ?? ''] }),
    );
    const task = tasks?.[0];
    if (!runs && task?.startedAt !== undefined) {
      runs = true;
      listener.state?.('running', id);
    }
    await tellNew();
    if (task?.lastStatus === 'STOPPED') {
      await untilQuiet(tellNew, context);
      return ended(task, place.container, isStopping);
    }
    await pause(context, isStopping);
  }
}

/** The agent hands over lines for some seconds after a task has stopped. */
async function untilQuiet(
  tellNew: () => Promise<number>,
  context: OperationContext,
): Promise<void> {
  const end = context.clock.now() + lastLines;
  while (context.clock.now() < end) {
    await pause(context, true);
    await tellNew();
  }
}

/** Milliseconds. */
const lastLines = 5000;

/** Once it was interrupted, the signal would end every wait at once. */
async function pause(
  { clock, pollInterval, signal }: OperationContext,
  isStopping: boolean,
): Promise<void> {
  await clock.sleep(pollInterval, isStopping ? undefined : signal).catch(() => {});
}

function ended(
  { taskArn, containers = [], stoppedReason }: Task,
  name: string,
  interrupted: boolean,
): EndedTask {
  const own = containers.find((container) => container.name === name);
  const reason = own?.reason ?? stoppedReason;
  return {
    kind: 'ended',
    task: lastPart(taskArn),
    ...(own?.exitCode !== undefined && { exitCode: own.exitCode }),
    ...(reason !== undefined && { reason }),
    interrupted,
  };
}
