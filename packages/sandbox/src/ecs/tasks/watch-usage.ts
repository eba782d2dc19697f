import type { Observe } from '../../observation.ts';
import type { RunningContainer } from '../../runner/task-runner.ts';
import type { Cancel, Clock } from '../../time/clock.ts';

/**
 * Asks a container for its use of memory and CPU every `interval` seconds, and observes each new
 * peak of either together with the other's. The answer ends it.
 */
export function watchUsage(
  clock: Clock,
  observe: Observe,
  interval: number,
  of: { readonly taskArn: string; readonly container: string; readonly running: RunningContainer },
): Cancel {
  const { taskArn, container, running } = of;
  let peak = { memory: 0, cpu: 0 };
  let ended = false;
  let cancelNext: Cancel = () => {};

  async function sample(): Promise<void> {
    const usage = await running.usage();
    if (ended) return;
    if (usage !== undefined && (usage.memory > peak.memory || usage.cpu > peak.cpu)) {
      peak = {
        memory: Math.max(peak.memory, usage.memory),
        cpu: Math.max(peak.cpu, usage.cpu),
      };
      observe({ kind: 'container-usage', taskArn, container, ...peak });
    }
    scheduleNext();
  }

  function scheduleNext(): void {
    cancelNext = clock.after(interval * 1000, () => void sample());
  }

  scheduleNext();
  return () => {
    ended = true;
    cancelNext();
  };
}
