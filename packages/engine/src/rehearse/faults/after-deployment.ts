import {
  DescribeServicesCommand,
  ListTasksCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { until } from '../../aws/until.ts';
import { findService } from '../../watch/find-service.ts';
import { type WatchedService, watchService } from '../../watch/watch-service.ts';
import type { Afterwards } from './fault.ts';

/** A service that was deployed, and its stack. */
export interface DeployedService {
  readonly name: string;
  readonly stack: string;
}

/**
 * Does what a fault needs after the deployment and tells what comes of it. `interruptTask` takes
 * the capacity of a task away by its ARN, which only a sandbox can do. Gives up after ten minutes.
 */
export async function afterDeployment(
  afterwards: Afterwards,
  deployed: DeployedService,
  context: DeploymentContext,
  interruptTask: (taskArn: string) => void,
): Promise<void> {
  const { service } = await findService(deployed, context);
  const stopped = new Set<string>();
  const watching = new AbortController();
  const giveUp = context.clock.after(patience, () => watching.abort());
  const watched: DeploymentContext = {
    ...context,
    signal: AbortSignal.any([context.signal, watching.signal]),
    emit: (event) => {
      context.emit(event);
      if (event.kind === 'task' && event.status === 'STOPPED') stopped.add(event.task);
    },
  };
  const watch = watchService(service, watched);
  try {
    await steps[afterwards]({ service, stopped, interruptTask }, watched);
    await context.clock.sleep(context.pollInterval, watched.signal); // what was seen is told, too
  } catch (error) {
    if (!watching.signal.aborted) throw error;
  } finally {
    giveUp();
    watching.abort();
    await watch;
  }
}

/** Milliseconds. */
const patience = 600_000;

interface Scene {
  readonly service: WatchedService;
  /** Ids of tasks that were seen to stop. */
  readonly stopped: ReadonlySet<string>;
  readonly interruptTask: (taskArn: string) => void;
}

type Step = (scene: Scene, context: DeploymentContext) => Promise<void>;

const steps: Readonly<Record<Afterwards, Step>> = {
  /** Two like deaths are a loop. */
  watch: ({ stopped }, context) => until(async () => stopped.size >= 2, context),

  async 'replace-tasks'({ service: { cluster, service }, stopped }, context) {
    const old = await runningTasks({ cluster, service }, context);
    const since = context.clock.now();
    await context.clients.ecs.send(
      new UpdateServiceCommand({ cluster, service, forceNewDeployment: true }),
    );
    await until(
      async () =>
        old.every((arn) => stopped.has(idOf(arn))) &&
        (await isSteadySince(since, { cluster, service }, context)),
      context,
    );
  },

  async 'interrupt-task'({ service: { cluster, service }, stopped, interruptTask }, context) {
    const [victim] = await runningTasks({ cluster, service }, context);
    if (victim === undefined) return;
    const since = context.clock.now();
    interruptTask(victim);
    await until(
      async () =>
        stopped.has(idOf(victim)) && (await isSteadySince(since, { cluster, service }, context)),
      context,
    );
  },
};

type EcsService = Pick<WatchedService, 'cluster' | 'service'>;

async function runningTasks(
  { cluster, service }: EcsService,
  { clients }: DeploymentContext,
): Promise<readonly string[]> {
  const { taskArns = [] } = await clients.ecs.send(
    new ListTasksCommand({ cluster, serviceName: service, desiredStatus: 'RUNNING' }),
  );
  return taskArns;
}

async function isSteadySince(
  moment: number,
  { cluster, service }: EcsService,
  { clients }: DeploymentContext,
): Promise<boolean> {
  const { services } = await clients.ecs.send(
    new DescribeServicesCommand({ cluster, services: [service] }),
  );
  return (services?.[0]?.events ?? []).some(
    ({ message = '', createdAt }) =>
      message.includes('has reached a steady state') && Number(createdAt) >= moment,
  );
}

function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
