import type { Account } from '../../account.ts';
import { AwsError } from '../../aws/aws-error.ts';
import type { Operations } from '../../aws/operation.ts';
import type { LaunchRequest, Task, Tasks } from '../tasks.ts';
import { observeRefusal } from './observe-refusal.ts';
import { TaskLife } from './task-life.ts';
import { taskOperations } from './task-operations.ts';
import type { TaskSurroundings } from './task-surroundings.ts';

/** How long a stopped task can still be described, in milliseconds (about an hour, says AWS). */
const keptAfterStop = 3_600_000;

export type TasksDependencies = Omit<TaskSurroundings, 'changed'> &
  Pick<Account, 'definitions'> & {
    /** The name of a cluster by name or ARN; throws ClusterNotFoundException. */
    readonly clusterNamed: (reference: string | undefined) => string;
  };

export interface RunningTasks extends Tasks {
  readonly operations: Operations;
  /** Takes the capacity of a Fargate Spot task away: SIGTERM now, as AWS's notice is. */
  interrupt(arn: string): void;
}

/** The tasks of an account: launched, followed and stopped by ECS's rules. */
export function createTasks(dependencies: TasksDependencies): RunningTasks {
  const { clock, observe } = dependencies;
  /** By ARN and by id, so that neither has to be made of the other. */
  const lives = new Map<string, TaskLife>();
  const clusters = new Map<string, Set<TaskLife>>();
  const inSubnets = new Map<string, number>();
  const announce = announcements();

  const surroundings: TaskSurroundings = { ...dependencies, changed: announce.tell };

  function launch(request: LaunchRequest): Task {
    const subnetId = emptiest(request.subnetIds, inSubnets);
    const life = new TaskLife(surroundings, request, subnetId);
    const cluster = clusters.get(request.cluster) ?? new Set();
    clusters.set(request.cluster, cluster.add(life));
    lives.set(life.id, life).set(life.arn, life);
    inSubnets.set(subnetId, (inSubnets.get(subnetId) ?? 0) + 1);
    announce.tell(life.record);
    void life.live().then(() => {
      inSubnets.set(subnetId, (inSubnets.get(subnetId) ?? 0) - 1);
      clock.after(keptAfterStop, () => {
        lives.delete(life.id);
        lives.delete(life.arn);
        cluster.delete(life);
      });
    });
    return life.record;
  }

  function lifeOf(arnOrId: string): TaskLife | undefined {
    return lives.get(arnOrId) ?? lives.get(arnOrId.slice(arnOrId.lastIndexOf('/') + 1));
  }

  function existing(arnOrId: string): TaskLife {
    const life = lifeOf(arnOrId);
    if (life !== undefined) return life;
    throw new AwsError('InvalidParameterException', 'The referenced task was not found.');
  }

  const tasks: Tasks = {
    launch,
    stop: (arn, code, reason, drained) => existing(arn).stop(code, reason, drained),
    find: (arnOrId) => lifeOf(arnOrId)?.record,
    inCluster: (cluster) => [...(clusters.get(cluster) ?? [])].map(({ record }) => record),
    onChange: announce.listen,
    protect: (arn, until) => existing(arn).protect(until),
    dial: async (arn, port) => existing(arn).dial(port),
    async probe(arn, request) {
      const life = lifeOf(arn);
      const outcome = (await life?.prepared?.probe(request)) ?? { kind: 'refused' };
      if (life && outcome.kind === 'refused') void observeRefusal(life, request.port, observe);
      return outcome;
    },
    async exec(arn, container, command, timeout) {
      const running = existing(arn).container(container)?.running;
      if (running === undefined) {
        throw new AwsError(
          'InvalidParameterException',
          `The container ${container} does not run in the task.`,
        );
      }
      return running.exec(command, timeout);
    },
  };

  return {
    ...tasks,
    interrupt(arn) {
      const life = existing(arn);
      if (life.request.capacityProvider !== 'FARGATE_SPOT') {
        throw new Error('Only tasks on FARGATE_SPOT are interrupted.');
      }
      life.stop('SpotInterruption', 'Your Spot Task was interrupted.');
    },
    operations: taskOperations(tasks, dependencies),
  };
}

/** The subnet with the fewest tasks, the first of them: ECS spreads tasks over zones. */
function emptiest(subnetIds: readonly string[], inSubnets: ReadonlyMap<string, number>): string {
  const [first, ...others] = subnetIds;
  if (first === undefined)
    throw new AwsError('InvalidParameterException', 'subnets can not be empty.');
  const count = (subnetId: string) => inSubnets.get(subnetId) ?? 0;
  return others.reduce((best, other) => (count(other) < count(best) ? other : best), first);
}

/** Tells listeners of changes one after the other, also when a listener makes the next change. */
function announcements() {
  const listeners = new Set<(task: Task) => void>();
  const waiting: Task[] = [];
  let telling = false;

  function tell(task: Task): void {
    waiting.push(task);
    if (telling) return;
    telling = true;
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        for (const listener of listeners) listener(next);
      }
    } finally {
      telling = false;
    }
  }

  return {
    tell,
    listen(listener: (task: Task) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
