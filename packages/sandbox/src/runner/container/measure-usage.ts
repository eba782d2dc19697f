import type { Container, ContainerStats } from 'dockerode';
import type { RunningContainer } from '../task-runner.ts';

const unitsOfProcessor = 1024;

/** Measures a container: its memory now, and the processors it used since the last question. */
export function measureUsage(container: Container): RunningContainer['usage'] {
  let last: { readonly at: number; readonly used: number } | undefined;
  return async () => {
    const stats = await readStats(container);
    if (!stats) return undefined;
    // Both in nanoseconds.
    const now = { at: Date.parse(stats.read) * 1e6, used: stats.cpu_stats.cpu_usage.total_usage };
    const since = last ?? { at: now.at, used: now.used };
    last = now;
    const elapsed = now.at - since.at;
    return {
      memory: memoryInUse(stats),
      cpu: elapsed > 0 ? ((now.used - since.used) / elapsed) * unitsOfProcessor : 0,
    };
  };
}

async function readStats(container: Container): Promise<ContainerStats | undefined> {
  try {
    const stats = await container.stats({ stream: false, 'one-shot': true });
    return stats.memory_stats.usage === undefined ? undefined : stats;
  } catch {
    return undefined;
  }
}

/** Without the file cache that the kernel gives back when memory gets short. */
function memoryInUse({ memory_stats: { usage, stats } }: ContainerStats): number {
  return usage - (stats?.total_inactive_file ?? stats?.inactive_file ?? 0);
}
