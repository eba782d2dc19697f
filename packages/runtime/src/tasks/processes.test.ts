import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BuiltRuntime, buildRuntime } from '../testing/built-runtime.ts';
import { type RunningProcess, start } from '../testing/run-process.ts';
import { createTaskService, type TaskService } from './index.ts';

interface Work {
  readonly work: { readonly seconds: number };
}

let runtime: BuiltRuntime;
let worker: string;
let folder: string;
const running: RunningProcess[] = [];
const services: TaskService<Work>[] = [];

beforeAll(async () => {
  runtime = await buildRuntime();
  worker = runtime.script(
    'worker.js',
    `import { createLifecycle } from './lifecycle.js';
     import { createTaskService } from './tasks.js';
     const lifecycle = createLifecycle();
     const tasks = await createTaskService({ lifecycle, local: { hazards: false } });
     lifecycle.onClose('last', () => console.log('closed'));
     const work = async ({ payload, signal, attempt }) => {
       console.log('begun', payload.seconds, attempt);
       await new Promise((resolve, reject) => {
         setTimeout(resolve, payload.seconds * 1000);
         signal.addEventListener('abort', () => reject(signal.reason));
       });
       console.log('done', payload.seconds);
     };
     tasks.work({ work }, { leaseSeconds: 1 });
     lifecycle.markReady();
     console.log('up');`,
  );
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-tasks-'));
});

afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.splice(0).map(({ ended }) => ended));
  await Promise.all(services.splice(0).map((tasks) => tasks.close()));
  rmSync(folder, { recursive: true, force: true });
});

afterAll(() => runtime.remove());

async function startWorker(stopTimeout = 4): Promise<RunningProcess> {
  const started = start([process.execPath, worker], {
    TASK_SERVICE_IMPL: 'LOCAL',
    TASK_FOLDER: folder,
    STOP_TIMEOUT_SECONDS: String(stopTimeout),
  });
  running.push(started);
  await started.said('up');
  return started;
}

async function open(): Promise<TaskService<Work>> {
  const local = { folder, hazards: false } as const;
  const tasks = await createTaskService<Work>({ implementation: 'LOCAL', local });
  services.push(tasks);
  return tasks;
}

describe('SIGTERM to a worker with eight short tasks and a long one', () => {
  test('the short ones are done, the long one is given back, and it ends in time', async () => {
    const tasks = await open();
    for (let count = 0; count < 8; count += 1) await tasks.enqueue('work', { seconds: 0.5 });
    await tasks.enqueue('work', { seconds: 60 });
    const { child, said, ended } = await startWorker();
    await said('begun 60 1');
    const from = Date.now();
    child.kill('SIGTERM');
    const { code, stdout, stderr } = await ended;
    expect(Date.now() - from).toBeLessThan(3600);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/done 0.5/g)).toHaveLength(8);
    expect(stdout).toContain('closed');
    expect(await tasks.counts()).toEqual({ waiting: 1, running: 0, delayed: 0, dead: 0 });
  });

  test('a second one ends it at once with 1, and its tasks are there for another', async () => {
    const tasks = await open();
    await tasks.enqueue('work', { seconds: 60 });
    const { child, said, ended } = await startWorker(60);
    await said('begun 60 1');
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const from = Date.now();
    child.kill('SIGTERM');
    expect((await ended).code).toBe(1);
    expect(Date.now() - from).toBeLessThan(1000);
    await (await startWorker()).said('begun 60 2');
  });
});

describe('processes that share a folder', () => {
  test('a worker that was killed has its task taken over after the lease', async () => {
    const tasks = await open();
    await tasks.enqueue('work', { seconds: 60 });
    const { child, said } = await startWorker();
    await said('begun 60 1');
    child.kill('SIGKILL');
    await (await startWorker()).said('begun 60 2');
  });

  test('when the one that keeps the tasks is killed, another goes on with all of them', async () => {
    const keeper = await startWorker();
    const tasks = await open();
    await tasks.enqueue('work', { seconds: 0.2 }, { delaySeconds: 2 });
    keeper.child.kill('SIGKILL');
    await keeper.ended;
    await tasks.enqueue('work', { seconds: 0.1 });
    expect(await tasks.counts()).toMatchObject({ waiting: 1, delayed: 1 });
    const other = await startWorker();
    await other.said('done 0.1');
    await other.said('done 0.2');
    await expect.poll(() => tasks.counts()).toMatchObject({ waiting: 0, running: 0, delayed: 0 });
  });

  test('when it ends in good order too', async () => {
    const keeper = await startWorker();
    const tasks = await open();
    await tasks.enqueue('work', { seconds: 0.1 }, { delaySeconds: 2 });
    keeper.child.kill('SIGTERM');
    expect((await keeper.ended).code).toBe(0);
    expect(await tasks.counts()).toMatchObject({ delayed: 1 });
  });

  test('many that start at once agree on one', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, open));
    await Promise.all(all.map((tasks) => tasks.enqueue('work', { seconds: 0 })));
    for (const tasks of all) expect((await tasks.counts()).waiting).toBe(8);
  });
});

test('a process that closes its service ends by itself', async () => {
  const script = runtime.script(
    'short.js',
    `import { createTaskService } from './tasks.js';
     const tasks = await createTaskService();
     const worker = tasks.work({ work: () => console.log('done') });
     await tasks.enqueue('work', {});
     setTimeout(() => tasks.close(), 300);`,
  );
  const env = { TASK_SERVICE_IMPL: 'LOCAL', TASK_FOLDER: folder };
  const ended = await start([process.execPath, script], env).ended;
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout).toContain('done');
});

test.skipIf(process.platform !== 'linux')(
  'on a full disk sending fails, and nothing is lost when there is room again',
  async () => {
    const script = runtime.script(
      'full.js',
      `import { createTaskService } from './tasks.js';
     const tasks = await createTaskService({ local: { hazards: false } });
     const send = () => tasks.enqueue('work', { text: 'x'.repeat(700) });
     for (let kept = 0; ; kept += 1) {
       const error = await send().catch((reason) => reason);
       if (!(error instanceof Error)) continue;
       console.log(kept, error.name, error.message);
       break;
     }
     for (;;) {
       await new Promise((resolve) => setTimeout(resolve, 20));
       if (!((await send().catch((reason) => reason)) instanceof Error)) break;
     }
     console.log('room again');
     process.kill(process.pid, 'SIGKILL');`,
    );
    // A limit on the size of files stands in for the disk's: 16 KiB.
    const limited = `trap '' XFSZ; ulimit -S -f 16; exec "$0" "$1"`;
    const env = { TASK_SERVICE_IMPL: 'LOCAL', TASK_FOLDER: folder };
    const { child, said, ended } = start(['bash', '-c', limited, process.execPath, script], env);
    await said('TaskNotSent');
    spawnSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited']);
    const { stdout, stderr } = await ended;
    const [, kept, why] = /^(\d+) TaskNotSent (.*)\nroom again\n$/.exec(stdout) ?? [];
    expect(stderr).toBe('');
    expect(why).toContain('EFBIG');
    expect(Number(kept)).toBeGreaterThan(5);
    // Those that were refused may be there as well.
    const { waiting } = await (await open()).counts();
    expect(waiting).toBeGreaterThanOrEqual(Number(kept) + 1);
    const journal = readFileSync(join(folder, 'journal'), 'utf8');
    expect(journal.match(/\["keep"/g)).toHaveLength(waiting);
  },
);

test('a folder whose path is too long for a socket is named', async () => {
  const local = { folder: join(folder, 'x'.repeat(100)) };
  const opening = createTaskService({ implementation: 'LOCAL', local });
  await expect(opening).rejects.toThrow('is too long for a socket in it');
});
