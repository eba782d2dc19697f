import type { Task } from '../../ecs/tasks.ts';
import type { Clock } from '../../time/clock.ts';
import type { ContainerAddresses } from './container-addresses.ts';

/** What a container uses at present: bytes and CPU units. Undefined: nobody knows. */
export type UsageOf = (
  taskArn: string,
  container: string,
) => Promise<{ readonly memory: number; readonly cpu: number } | undefined>;

/** Docker's statistics of containers, as the metadata endpoint passes them on. */
export interface ContainerStats {
  /** Null, as the agent says it, while there are none. */
  of(task: Task, container: string): Promise<object | null>;
  /** By the id of the container. */
  ofTask(task: Task): Promise<Readonly<Record<string, object | null>>>;
  forget(taskArn: string): void;
}

interface Sample {
  readonly at: number;
  /** Nanoseconds of CPU since the first look. */
  readonly total: number;
}

const nanosecondsPerMillisecond = 1e6;

export function createContainerStats({
  clock,
  usageOf,
  addresses,
}: {
  readonly clock: Clock;
  readonly usageOf: UsageOf;
  readonly addresses: ContainerAddresses;
}): ContainerStats {
  const samples = new Map<string, Map<string, Sample>>();

  async function of(task: Task, container: string): Promise<object | null> {
    const usage = await usageOf(task.arn, container);
    if (!usage) return null;
    const ofTask = samples.get(task.arn) ?? new Map<string, Sample>();
    samples.set(task.arn, ofTask);
    const now = clock.now();
    const before = ofTask.get(container) ?? { at: task.startedAt ?? task.createdAt, total: 0 };
    const spent = (usage.cpu / 1024) * (now - before.at) * nanosecondsPerMillisecond;
    const after = { at: now, total: before.total + Math.round(spent) };
    ofTask.set(container, after);
    const definition = task.request.definition;
    const defined = definition.containerDefinitions.find(({ name }) => name === container);
    return {
      read: new Date(now).toISOString(),
      preread: new Date(before.at).toISOString(),
      name: container,
      id: addresses.idOf(task.arn, container),
      num_procs: 0,
      cpu_stats: cpuStats(task, after),
      precpu_stats: cpuStats(task, before),
      memory_stats: {
        usage: usage.memory,
        limit: (defined?.memory ?? Number(definition.memory)) * 1024 * 1024,
        stats: {},
      },
    };
  }

  return {
    of,
    ofTask: async (task) => {
      const entries = task.containers.map(async ({ name }) => {
        const id = addresses.idOf(task.arn, name) ?? name;
        return [id, await of(task, name)] as const;
      });
      return Object.fromEntries(await Promise.all(entries));
    },
    forget: (taskArn) => void samples.delete(taskArn),
  };
}

/** Clients compute the share of a CPU from two of these: `total_usage` against `system_cpu_usage`. */
function cpuStats(task: Task, { at, total }: Sample) {
  const cpus = Math.max(1, Math.ceil(Number(task.request.definition.cpu) / 1024));
  return {
    cpu_usage: { total_usage: total },
    system_cpu_usage: Math.round((at - task.createdAt) * nanosecondsPerMillisecond * cpus),
    online_cpus: cpus,
  };
}
