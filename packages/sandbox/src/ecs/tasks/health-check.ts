import type { HealthCheck } from '@aws-sdk/client-ecs';
import type { RunningContainer } from '../../runner/task-runner.ts';
import type { Cancel, Clock } from '../../time/clock.ts';

/** The command of a health check as a runner executes it; nothing when the check is off. */
export function healthCommand(check: HealthCheck | undefined): readonly string[] | undefined {
  const [form, ...words] = check?.command ?? [];
  if (form === 'CMD') return words;
  if (form === 'CMD-SHELL') return ['/bin/sh', '-c', words.join(' ')];
  return undefined;
}

/**
 * Runs a container's health check as Docker does for ECS: the first time one interval after the
 * start, then one interval after each result. Failures in the start period do not count unless a
 * check has passed before. The answer ends it.
 */
export function watchHealth(
  clock: Clock,
  container: Pick<RunningContainer, 'exec'>,
  check: HealthCheck,
  onResult: (health: 'HEALTHY' | 'UNHEALTHY') => void,
): Cancel {
  const command = healthCommand(check);
  if (command === undefined) return () => {};
  const { interval = 30, timeout = 5, retries = 3, startPeriod = 0 } = check;
  const startPeriodEnds = clock.now() + startPeriod * 1000;
  let passedBefore = false;
  let failures = 0;
  let ended = false;
  let cancelNext: Cancel = () => {};

  function judge(passed: boolean, startedAt: number): void {
    if (passed) {
      passedBefore = true;
      failures = 0;
      onResult('HEALTHY');
      return;
    }
    if (!passedBefore && startedAt < startPeriodEnds) return;
    failures += 1;
    if (failures >= retries) onResult('UNHEALTHY');
  }

  async function checkOnce(words: readonly string[]): Promise<void> {
    const startedAt = clock.now();
    const passed = await container.exec(words, timeout * 1000).then(
      ({ code }) => code === 0,
      () => false,
    );
    if (ended) return;
    judge(passed, startedAt);
    scheduleNext(words);
  }

  function scheduleNext(words: readonly string[]): void {
    cancelNext = clock.after(interval * 1000, () => void checkOnce(words));
  }

  scheduleNext(command);
  return () => {
    ended = true;
    cancelNext();
  };
}
