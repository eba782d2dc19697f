import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { Script } from '../../runner/scripted/script.ts';
import type { Task } from '../tasks.ts';
import { apiContainer, registry, type TaskAccount, taskAccount } from './testing/task-account.ts';

const image = `${registry}/shop/api:v1`;
const second = 1000;

/** Starts a task of containers, each given by what differs from one with just a name and image. */
async function run(
  containers: Readonly<Record<string, Partial<ContainerDefinition>>>,
  scripts: Readonly<Record<string, Script>> = {},
  change: Parameters<TaskAccount['launch']>[0] = {},
) {
  const account = await taskAccount(scripts);
  const definition = account.register({
    containerDefinitions: Object.entries(containers).map(([name, differing]) => ({
      ...apiContainer,
      portMappings: [],
      name,
      ...differing,
    })),
  });
  const task = account.launch({ definition, ...change });
  const look = () => account.look(task.arn);
  const runFor = (seconds: number) => account.clock.run({ for: seconds * second });
  const untilRunning = () => account.clock.run({ until: () => look().status === 'RUNNING' });
  return { account, task, look, runFor, untilRunning, stopped: () => account.untilStopped(task) };
}

function statusesOf(seen: readonly Task[]): readonly string[] {
  return seen.map(({ status }) => status).filter((status, i, all) => status !== all[i - 1]);
}

function containerOf(task: Task, name: string) {
  return task.containers.find((container) => container.name === name);
}

describe('a task', () => {
  it('goes through the states of Fargate, with their times', async () => {
    const { account, task, look, stopped, untilRunning } = await run(
      { api: {} },
      { api: { pull: { takes: 20 * second }, start: { takes: second } } },
    );
    const createdAt = account.clock.now();
    expect(task).toMatchObject({ status: 'PROVISIONING', desiredStatus: 'RUNNING', createdAt });
    await untilRunning();
    expect(look()).toMatchObject({
      pullStartedAt: createdAt + 15 * second,
      pullStoppedAt: createdAt + 35 * second,
      startedAt: createdAt + 36 * second,
      address: expect.stringMatching(/^10\./),
      availabilityZone: 'ap-northeast-2a',
      health: 'UNKNOWN',
    });
    account.tasks.stop(task.arn, 'UserInitiated', 'Task stopped by user');
    expect(look()).toMatchObject({ desiredStatus: 'STOPPED', stoppingAt: account.clock.now() });
    expect(await stopped()).toMatchObject({
      stopCode: 'UserInitiated',
      stoppedReason: 'Task stopped by user',
      containers: [{ status: 'STOPPED', exitCode: 143 }],
      stoppedAt: account.clock.now(),
      executionStoppedAt: account.clock.now() - 5 * second,
    });
    expect(statusesOf(account.seen)).toEqual([
      'PROVISIONING',
      'PENDING',
      'ACTIVATING',
      'RUNNING',
      'DEACTIVATING',
      'STOPPING',
      'DEPROVISIONING',
      'STOPPED',
    ]);
    expect(account.network.interfaces()).toEqual([]);
  });

  it('can be looked at for an hour after it has stopped', async () => {
    const { account, task, look, stopped } = await run(
      { api: {} },
      { api: { exits: { after: 0, code: 1 } } },
    );
    await stopped();
    await account.clock.run({ for: 3_599_000 });
    expect(look().status).toBe('STOPPED');
    await account.clock.run({ for: 2000 });
    expect(account.tasks.find(task.arn)).toBeUndefined();
    expect(account.tasks.inCluster('shop')).toEqual([]);
  });

  it('keeps the first code and reason of several stops', async () => {
    const { account, task, untilRunning, stopped } = await run({ api: {} });
    await untilRunning();
    account.tasks.stop(task.arn, 'ServiceSchedulerInitiated', 'first');
    account.tasks.stop(task.arn, 'UserInitiated', 'second');
    expect(await stopped()).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'first',
    });
  });

  it('that is stopped before it runs never starts a container', async () => {
    const { account, task, runFor, stopped } = await run(
      { api: {} },
      { api: { pull: { takes: 60 * second } } },
    );
    await runFor(30);
    account.tasks.stop(task.arn, 'UserInitiated', 'changed my mind');
    const end = await stopped();
    expect(end).toMatchObject({ stopCode: 'UserInitiated', stoppedReason: 'changed my mind' });
    expect(end.startedAt).toBeUndefined();
    expect(end.containers[0]?.runtimeId).toBeUndefined();
    expect(end.containers[0]?.exitCode).toBeUndefined();
  });

  it('stops when an essential container exits, and says with which code', async () => {
    const { stopped } = await run(
      { api: {}, sidecar: { essential: false } },
      { api: { exits: { after: 5 * second, code: 1 } } },
    );
    const end = await stopped();
    expect(end).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
    });
    expect(containerOf(end, 'api')).toMatchObject({ exitCode: 1 });
    expect(containerOf(end, 'sidecar')).toMatchObject({ exitCode: 143 });
  });

  it('goes on when a container that is not essential exits', async () => {
    const { look, runFor } = await run(
      { api: {}, seed: { essential: false } },
      { seed: { exits: { after: second, code: 3 } } },
    );
    await runFor(120);
    expect(look().status).toBe('RUNNING');
    expect(containerOf(look(), 'seed')).toMatchObject({ status: 'STOPPED', exitCode: 3 });
  });

  it('that runs out of memory says so', async () => {
    const megabytes = 1024 * 1024;
    const { account, task, stopped } = await run(
      { api: {} },
      { api: { memory: { initial: 112 * megabytes, growth: 10 * megabytes }, cpu: 100 } },
    );
    expect((await stopped()).containers[0]).toMatchObject({
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    });
    const usage = account.observations.filter(({ kind }) => kind === 'container-usage');
    expect(usage.at(-1)).toEqual({
      kind: 'container-usage',
      taskArn: task.arn,
      container: 'api',
      memory: 462 * megabytes,
      cpu: 100,
    });
  });

  it('with a program for another processor starts, and dies at once', async () => {
    const account = await taskAccount();
    account.repositories.put('shop/api', 'v1', {
      digest: `sha256:${'2'.repeat(64)}`,
      architectures: ['ARM64'],
      compressedSize: 1,
      engineReference: 'arm',
    });
    const definition = account.register({
      containerDefinitions: [{ ...apiContainer, entryPoint: ['/entrypoint.sh'] }],
    });
    const task = await account.untilStopped(account.launch({ definition }));
    expect(task).toMatchObject({
      stopCode: 'EssentialContainerExited',
      containers: [{ exitCode: 255 }],
    });
    expect(
      account.logs.tail('/shop/api', `api/api/${task.id}`, 9).map((line) => line.message),
    ).toEqual(['exec /entrypoint.sh: exec format error']);
  });

  it('whose container cannot be started failed to start', async () => {
    const reason = 'exec: "serve": executable file not found in $PATH';
    const { stopped } = await run(
      { api: {} },
      { api: { start: { fails: { code: 'CannotStartContainerError', reason } } } },
    );
    expect(await stopped()).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
      containers: [{ status: 'STOPPED', reason: `CannotStartContainerError: ${reason}` }],
    });
  });

  it('whose image fails to arrive says what the registry said', async () => {
    const fails = 'failed to register layer: write /model.bin: no space left on device';
    const { stopped } = await run({ api: {} }, { api: { pull: { fails } } });
    expect(await stopped()).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: `CannotPullContainerError: ${fails}`,
      containers: [{ reason: `CannotPullContainerError: ${fails}` }],
    });
  });

  it('writes its lines to the stream prefix/container/task', async () => {
    const { account, task, runFor } = await run(
      { api: {} },
      {
        api: {
          logs: [
            { after: 0, line: 'listening' },
            { after: second, line: 'ready' },
          ],
        },
      },
    );
    await runFor(60);
    const lines = account.logs.tail('/shop/api', `api/api/${task.id}`, 10);
    expect(lines.map(({ message }) => message)).toEqual(['listening', 'ready']);
  });

  it('takes command and variables from the overrides of RunTask', async () => {
    const { account, runFor } = await run(
      {
        api: {
          environment: [
            { name: 'MODE', value: 'serve' },
            { name: 'KEPT', value: '1' },
          ],
        },
      },
      {},
      { overrides: [{ name: 'api', environment: { MODE: 'migrate' } }] },
    );
    await runFor(60);
    expect(account.environments.get('api')).toMatchObject({ MODE: 'migrate', KEPT: '1' });
  });
});

describe('changes of a task', () => {
  it('are told in their order, also when a listener makes the next one', async () => {
    const account = await taskAccount();
    account.tasks.onChange(({ arn, status }) => {
      if (status === 'PENDING') account.tasks.stop(arn, 'UserInitiated', 'at once');
    });
    const told: Task[] = [];
    account.tasks.onChange((task) => told.push(task));
    const task = account.launch();
    await account.untilStopped(task);
    const versions = told.map(({ version = 0 }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(statusesOf(told)).toEqual(['PROVISIONING', 'PENDING', 'DEPROVISIONING', 'STOPPED']);
  });

  it('are told no more to those who have enough', async () => {
    const account = await taskAccount();
    const told: Task[] = [];
    const end = account.tasks.onChange((task) => told.push(task));
    account.launch();
    const before = told.length;
    end();
    await account.clock.run({ for: 60_000 });
    expect(before).toBeGreaterThan(0);
    expect(told).toHaveLength(before);
  });
});

describe('stopping containers', () => {
  it('waits for those that obey SIGTERM as long as they take', async () => {
    const { account, task, untilRunning, stopped } = await run(
      { api: {} },
      { api: { onSigterm: { exitsAfter: 8 * second, code: 0 } } },
    );
    await untilRunning();
    const start = account.clock.now();
    account.tasks.stop(task.arn, 'UserInitiated', '');
    expect((await stopped()).containers[0]).toMatchObject({ exitCode: 0 });
    expect(account.clock.now() - start).toBe((8 + 5) * second);
  });

  it.each([
    [undefined, 30],
    [120, 120],
  ])(
    'kills those that ignore SIGTERM after a stop timeout of %s seconds',
    async (stopTimeout, seconds) => {
      const { account, task, untilRunning, stopped } = await run(
        { api: stopTimeout === undefined ? {} : { stopTimeout } },
        { api: { onSigterm: 'ignored' } },
      );
      await untilRunning();
      const start = account.clock.now();
      account.tasks.stop(task.arn, 'UserInitiated', '');
      const end = await stopped();
      expect(end.containers[0]).toMatchObject({ exitCode: 137 });
      expect(end.containers[0]?.reason).toBeUndefined();
      expect((end.executionStoppedAt ?? 0) - start).toBe(seconds * second);
    },
  );

  it('goes in the reverse order of dependencies', async () => {
    const slow: Script = { onSigterm: { exitsAfter: 10 * second, code: 0 } };
    const { account, task, untilRunning, runFor, look } = await run(
      { proxy: {}, api: { dependsOn: [{ containerName: 'proxy', condition: 'START' }] } },
      { proxy: slow, api: slow },
    );
    await untilRunning();
    account.tasks.stop(task.arn, 'UserInitiated', '');
    await runFor(9);
    expect(containerOf(look(), 'proxy')?.status).toBe('RUNNING');
    await runFor(10);
    expect(containerOf(look(), 'api')?.status).toBe('STOPPED');
    expect(containerOf(look(), 'proxy')?.status).toBe('RUNNING');
    await runFor(2);
    expect(containerOf(look(), 'proxy')?.status).toBe('STOPPED');
  });

  it('of an interrupted Spot task begins at once', async () => {
    const { account, task, untilRunning, stopped } = await run(
      { api: { stopTimeout: 120 } },
      { api: { onSigterm: { exitsAfter: 100 * second, code: 0 } } },
      { capacityProvider: 'FARGATE_SPOT' },
    );
    await untilRunning();
    account.tasks.interrupt(task.arn);
    expect(await stopped()).toMatchObject({
      stopCode: 'SpotInterruption',
      stoppedReason: 'Your Spot Task was interrupted.',
      containers: [{ exitCode: 0 }],
    });
  });
});

describe('dependencies of containers', () => {
  const migrate = { essential: false };
  const after = (condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY') => ({
    dependsOn: [{ containerName: 'first', condition }],
  });

  it('hold a container back until the other one has succeeded', async () => {
    const { look, runFor } = await run(
      { api: after('SUCCESS'), first: migrate },
      { first: { exits: { after: 20 * second, code: 0 } } },
    );
    await runFor(30);
    expect(look()).toMatchObject({ status: 'ACTIVATING' });
    expect(containerOf(look(), 'api')?.status).toBe('PENDING');
    await runFor(10);
    expect(look().status).toBe('RUNNING');
  });

  it('let a container start after any end of the other one, if that is enough', async () => {
    const { look, runFor } = await run(
      { api: after('COMPLETE'), first: migrate },
      { first: { exits: { after: second, code: 1 } } },
    );
    await runFor(60);
    expect(look().status).toBe('RUNNING');
  });

  it('fail the task when the other one had to succeed and did not', async () => {
    const { stopped } = await run(
      { api: after('SUCCESS'), first: migrate },
      { first: { exits: { after: second, code: 1 } } },
    );
    const end = await stopped();
    expect(end).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
    });
    expect(containerOf(end, 'api')).toMatchObject({
      exitCode: 143,
      reason:
        'CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [first SUCCESS] for target [api] as dependency did not exit successfully.',
    });
  });

  it('wait for health, and give up after the start timeout', async () => {
    const healthCheck = { command: ['CMD', 'ready'], interval: 5, timeout: 2, retries: 10 };
    const readyAfter = (milliseconds: number): Script => ({
      command: (_command, at) => ({ code: at >= milliseconds ? 0 : 1 }),
    });
    const containers = {
      api: after('HEALTHY'),
      first: { essential: false, healthCheck, startTimeout: 30 },
    };
    const good = await run(containers, { first: readyAfter(17 * second) });
    await good.runFor(15 + 19);
    expect(containerOf(good.look(), 'api')?.status).toBe('PENDING');
    await good.runFor(2);
    expect(containerOf(good.look(), 'api')?.status).toBe('RUNNING');

    const bad = await run(containers, { first: readyAfter(60 * second) });
    const end = await bad.stopped();
    expect((end.stoppingAt ?? 0) - end.createdAt).toBe((15 + 30) * second);
    expect(containerOf(end, 'api')).toMatchObject({
      exitCode: 143,
      reason: expect.stringMatching(/\[first HEALTHY\] for target \[api\] has timed out\.$/),
    });
  });
});

describe('health checks of containers', () => {
  const check = (change: object = {}) => ({
    healthCheck: {
      command: ['CMD-SHELL', 'curl -f localhost'],
      interval: 10,
      timeout: 5,
      retries: 3,
      ...change,
    },
  });

  it('come first after an interval, and a task is as healthy as its essential containers', async () => {
    const commands: (readonly string[])[] = [];
    const { look, runFor } = await run(
      { api: check(), sidecar: { essential: false, ...check() } },
      {
        api: {
          command: (command) => {
            commands.push(command);
            return { code: 0 };
          },
        },
        sidecar: { command: () => ({ code: 1 }) },
      },
    );
    await runFor(15 + 9);
    expect(look().health).toBe('UNKNOWN');
    await runFor(2);
    expect(look().health).toBe('HEALTHY');
    expect(commands).toEqual([['/bin/sh', '-c', 'curl -f localhost']]);
    await runFor(30);
    expect(containerOf(look(), 'sidecar')?.health).toBe('UNHEALTHY');
    expect(look()).toMatchObject({ health: 'HEALTHY', status: 'RUNNING' });
  });

  it('make a container unhealthy after so many failures in a row', async () => {
    const failing = (at: number) => at > 40 * second;
    const { look, runFor } = await run(
      { api: check() },
      { api: { command: (_command, at) => ({ code: failing(at) ? 1 : 0 }) } },
    );
    await runFor(15 + 69);
    expect(look().health).toBe('HEALTHY');
    await runFor(2);
    expect(look().health).toBe('UNHEALTHY');
  });

  it('that take too long are failures, and the next interval begins after them', async () => {
    const { look, runFor } = await run(
      { api: check() },
      { api: { command: () => ({ code: 0, takes: 60 * second }) } },
    );
    await runFor(15 + 3 * (10 + 5) - 1);
    expect(look().health).toBe('UNKNOWN');
    await runFor(2);
    expect(look().health).toBe('UNHEALTHY');
  });

  it('may fail in the start period', async () => {
    const { look, runFor } = await run(
      { api: check({ startPeriod: 100 }) },
      { api: { command: (_command, at) => ({ code: at >= 90 * second ? 0 : 1 }) } },
    );
    await runFor(15 + 89);
    expect(look().health).toBe('UNKNOWN');
    await runFor(2);
    expect(look().health).toBe('HEALTHY');
  });

  it('that are NONE are no checks', async () => {
    const { look, runFor } = await run(
      { api: { healthCheck: { command: ['NONE'] } } },
      { api: { command: () => ({ code: 1 }) } },
    );
    await runFor(300);
    expect(look().health).toBe('UNKNOWN');
  });
});

describe('restart policies', () => {
  const policy = (change: object = {}) => ({
    restartPolicy: { enabled: true, restartAttemptPeriod: 60, ...change },
  });

  it('start a container again that has run for its period', async () => {
    const { look, runFor } = await run(
      { api: policy() },
      { api: { exits: { after: 90 * second, code: 1 } } },
    );
    await runFor(15 + 100);
    expect(look()).toMatchObject({
      status: 'RUNNING',
      containers: [{ restarts: 1, status: 'RUNNING' }],
    });
  });

  it.each([
    ['that exits before its period', policy(), 30],
    ['with an exit code that is ignored', policy({ ignoredExitCodes: [7] }), 90],
    ['when they are not enabled', policy({ enabled: false }), 90],
    ['before five minutes unless said', { restartPolicy: { enabled: true } }, 299],
  ])('do not help a container %s', async (_what, container, seconds) => {
    const { stopped } = await run(
      { api: container },
      { api: { exits: { after: seconds * second, code: 7 } } },
    );
    expect(await stopped()).toMatchObject({
      stopCode: 'EssentialContainerExited',
      containers: [{ exitCode: 7, restarts: 0 }],
    });
  });

  it('do not bring back what is being stopped', async () => {
    const { account, task, runFor, stopped } = await run({ api: policy() });
    await runFor(300);
    account.tasks.stop(task.arn, 'UserInitiated', '');
    expect((await stopped()).containers[0]).toMatchObject({ exitCode: 143, restarts: 0 });
  });
});

describe('connections', () => {
  it('from a task go where names, routes and groups let them', async () => {
    const { account, runFor, stopped } = await run(
      { api: {} },
      {
        api: {
          connects: [
            {
              after: 0,
              host: 'db.internal',
              port: 5432,
              whenBlocked: { line: 'connection timed out', exitCode: 1, timeout: 4 * second },
            },
          ],
        },
      },
    );
    account.network.closed.add('db.internal');
    await runFor(15 + 3);
    expect(account.tasks.inCluster('shop')[0]?.status).toBe('RUNNING');
    expect((await stopped()).containers[0]).toMatchObject({ exitCode: 1 });
    expect(account.observations).toContainEqual({
      kind: 'connection-blocked',
      from: expect.stringMatching(/^task [0-9a-f]{32} of api$/),
      to: 'db.internal',
      port: 5432,
      explanation: 'No route leads to db.internal.',
    });
  });

  it('to a task reach the ports that a container listens on', async () => {
    const { account, task, runFor, look } = await run(
      { api: {} },
      {
        api: {
          listens: [
            {
              port: 8000,
              from: 10 * second,
              answers: (path) =>
                path === '/slow'
                  ? { kind: 'timeout' }
                  : { kind: 'status', status: path === '/health' ? 200 : 404 },
            },
            { port: 9000, address: '127.0.0.1' },
          ],
        },
      },
    );
    const probe = (port: number, path = '/health') =>
      account.tasks.probe(task.arn, { port, path, protocol: 'HTTP', timeout: 5 * second });
    expect(await probe(8000)).toEqual({ kind: 'refused' });
    await runFor(16);
    expect(await probe(8000)).toEqual({ kind: 'refused' });
    await runFor(10);
    expect(await probe(8000)).toEqual({ kind: 'status', status: 200 });
    expect(await probe(8000, '/')).toEqual({ kind: 'status', status: 404 });
    expect(await probe(9000)).toEqual({ kind: 'refused' });
    await runFor(0);
    const told = account.observations.filter(({ kind }) => kind === 'probe-refused');
    expect(told.at(-1)).toEqual({
      kind: 'probe-refused',
      taskArn: task.arn,
      group: task.request.group,
      port: 9000,
      listening: [
        { port: 8000, reachable: true },
        { port: 9000, reachable: false },
      ],
    });
    expect(await probe(8001)).toEqual({ kind: 'refused' });
    const [slow] = await Promise.all([probe(8000, '/slow'), runFor(5)]);
    expect(slow).toEqual({ kind: 'timeout' });
    const { address = '' } = look();
    const connection = await account.network.interfaceAt(address)?.dial(8000);
    connection?.destroy();
    expect(connection).toBeDefined();
    await expect(account.tasks.dial(task.arn, 9000)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });

  it('run commands in a container that runs', async () => {
    const { account, task, untilRunning } = await run(
      { api: {} },
      { api: { command: ([word]) => ({ code: 0, output: `${word}!` }) } },
    );
    await untilRunning();
    expect(await account.tasks.exec(task.arn, 'api', ['hello'], 1000)).toEqual({
      code: 0,
      output: 'hello!',
    });
    await expect(account.tasks.exec(task.arn, 'web', ['hello'], 1000)).rejects.toThrow(
      'The container web does not run in the task.',
    );
  });
});

it('ten thousand tasks start and stop within seconds', async () => {
  const account = await taskAccount();
  const definition = account.register({ containerDefinitions: [{ name: 'api', image }] });
  const start = performance.now();
  for (let count = 0; count < 10_000; count++) account.launch({ definition });
  await account.clock.run({ for: 60_000 });
  const tasks = account.tasks.inCluster('shop');
  expect(tasks.every(({ status }) => status === 'RUNNING')).toBe(true);
  for (const { arn } of tasks) account.tasks.stop(arn, 'UserInitiated', '');
  await account.clock.run({ for: 60_000 });
  expect(account.network.interfaces()).toEqual([]);
  expect(performance.now() - start).toBeLessThan(20_000);
});

it('a container that still waited for another one when the task was stopped has no exit code', async () => {
  const { account, task, runFor, stopped } = await run(
    {
      api: { dependsOn: [{ containerName: 'first', condition: 'SUCCESS' }] },
      first: { essential: false, startTimeout: 20 },
    },
    { first: { onSigterm: { exitsAfter: 25 * second, code: 1 } } },
  );
  await runFor(20);
  account.tasks.stop(task.arn, 'UserInitiated', '');
  const api = containerOf(await stopped(), 'api');
  expect(api?.status).toBe('STOPPED');
  expect(api?.exitCode).toBeUndefined();
  expect(api?.reason).toBeUndefined();
});
