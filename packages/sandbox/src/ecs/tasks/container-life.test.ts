import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { expect, it } from 'vitest';
import type { ContainerListener } from '../../runner/task-runner.ts';
import { type VirtualClock, virtualClock } from '../../time/virtual-clock.ts';
import { ContainerLife } from './container-life.ts';

/** A container under the test's hands: what it was sent, and its listener. */
function container(clock: VirtualClock, definition: Partial<ContainerDefinition> = {}) {
  const signals: string[] = [];
  const listeners: ContainerListener[] = [];
  const healths: string[] = [];
  const life: ContainerLife = new ContainerLife(
    { name: 'api', ...definition },
    { clock, log: () => {}, changed: () => healths.push(life.health), watch: () => () => {} },
  );
  const launch = async (listener: ContainerListener) => {
    listeners.push(listener);
    return {
      runtimeId: `run-${listeners.length}`,
      exec: async () => ({ code: results.shift() ?? 0, output: '' }),
      signal: async (name: string) => void signals.push(name),
      usage: async () => undefined,
    };
  };
  const results: number[] = [];
  return { life, launch, signals, listeners, results, healths };
}

it('an exit that comes before the start is reported is not lost', async () => {
  const clock = virtualClock();
  const { life, launch } = container(clock);
  await life.start(async (listener) => {
    const running = await launch(listener);
    listener.exited({ code: 3, outOfMemory: false });
    return running;
  });
  expect(life).toMatchObject({ status: 'STOPPED', exitCode: 3 });
});

it('a container that exits in time is not killed as well', async () => {
  const clock = virtualClock();
  const { life, launch, signals, listeners } = container(clock);
  await life.start(launch);
  const stopped = life.stop();
  await clock.run({ for: 1000 });
  listeners[0]?.exited({ code: 143, outOfMemory: false });
  await stopped;
  await clock.run();
  expect(signals).toEqual(['SIGTERM']);
});

it('a container that is being started when it is stopped is ended once it runs', async () => {
  const clock = virtualClock();
  const { life, launch, signals, listeners } = container(clock);
  const started = life.start(async (listener) => {
    await clock.sleep(5000);
    return launch(listener);
  });
  const stopped = life.stop();
  await clock.run({ for: 6000 });
  await started;
  expect(signals).toEqual(['SIGTERM']);
  listeners[0]?.exited({ code: 143, outOfMemory: false });
  await stopped;
  expect(life.status).toBe('STOPPED');
});

const healthCheck = { command: ['CMD', 'ok'], interval: 5, timeout: 2, retries: 2 };

it('health needs failures in a row, and one success undoes them', async () => {
  const clock = virtualClock();
  const { life, launch, results } = container(clock, { healthCheck });
  results.push(0, 1, 0, 1);
  await life.start(launch);
  await clock.run({ for: 20_000 });
  expect(life.health).toBe('HEALTHY');
  results.push(1, 1);
  await clock.run({ for: 10_000 });
  expect(life.health).toBe('UNHEALTHY');
  await clock.run({ for: 5000 });
  expect(life.health).toBe('HEALTHY');
});

it('a success in the start period ends it', async () => {
  const clock = virtualClock();
  const { life, launch, results } = container(clock, {
    healthCheck: { ...healthCheck, startPeriod: 300 },
  });
  results.push(1, 1, 1, 0, 1, 1);
  await life.start(launch);
  await clock.run({ for: 30_000 });
  expect(life.health).toBe('UNHEALTHY');
});

it('a check that ends after its container says nothing any more', async () => {
  const clock = virtualClock();
  const { life, launch, listeners, healths } = container(clock, { healthCheck });
  await life.start(async (listener) => ({
    ...(await launch(listener)),
    exec: async () => {
      await clock.sleep(1000);
      return { code: 0, output: '' };
    },
  }));
  clock.after(5500, () => listeners[0]?.exited({ code: 1, outOfMemory: false }));
  await clock.run();
  expect(healths).not.toContain('HEALTHY');
});

it('a container that is restarted begins with unknown health, and its old check is over', async () => {
  const clock = virtualClock();
  const { life, launch, listeners } = container(clock, {
    healthCheck,
    restartPolicy: { enabled: true, restartAttemptPeriod: 60 },
  });
  await life.start(launch);
  await clock.run({ for: 61_000 });
  expect(life.health).toBe('HEALTHY');
  listeners[0]?.exited({ code: 1, outOfMemory: false });
  expect(life.health).toBe('UNKNOWN');
  await clock.run({ for: 4900 });
  expect(life).toMatchObject({ health: 'UNKNOWN', restarts: 1, runtimeId: 'run-2' });
});
