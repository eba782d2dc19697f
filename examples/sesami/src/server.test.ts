import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { TaskService } from '@seaworthy/runtime/tasks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasRedis, type RunningStore, startPostgres, startRedis } from '../../testing/stores.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { isTemporary, readShortlog } from './analyse-repository.ts';
import { type Database, openDatabase } from './database.ts';
import { createServer } from './server.ts';
import { handlersOn, openTasks, type Tasks } from './tasks.ts';

const run = promisify(execFile);

const known = '6f0cf6f8-4a2e-4b62-9d0e-2b1d6f0f3c11';
const missing = { repository: 'https://127.0.0.1:9/none.git' };

/** A repository with one commit, as Git would clone it from a server. */
async function gitRepository(): Promise<string> {
  const folder = temporaryFolder();
  const git = (...words: string[]) =>
    run('git', ['-C', folder, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...words]);
  await git('init', '--quiet');
  await git('commit', '--quiet', '--allow-empty', '--message', 'First');
  return folder;
}

describe.skipIf(!hasRedis)('sesami on PostgreSQL and Redis', () => {
  let running: readonly RunningStore[];
  let database: Database;
  let tasks: TaskService<Tasks>;

  beforeAll(async () => {
    const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    running = [postgres, redis];
    database = openDatabase(5, { DATABASE_URL: postgres.url });
    tasks = await openTasks({ env: { TASK_SERVICE_IMPL: 'BULLMQ', REDIS_URL: redis.url } });
    await database.migrate();
  });

  afterAll(async () => {
    await Promise.all([database.close(), tasks.close()]);
    await Promise.all(running.map((store) => store.stop()));
  });

  it('answers its health path and is ready when both stores answer', async () => {
    const server = createServer({ database, tasks });
    expect((await server.inject('/api/health')).statusCode).toBe(200);
    expect((await server.inject('/api/ready')).statusCode).toBe(200);
  });

  it('accepts an analysis, which is then pending', async () => {
    const server = createServer({ database, tasks });
    const payload = { repository: 'https://example.com/repository.git' };
    const accepted = await server.inject({ method: 'POST', url: '/api/analyses', payload });
    expect(accepted.statusCode).toBe(202);
    const analysis = await server.inject(`/api/analyses/${accepted.json().id}`);
    expect(analysis.json()).toMatchObject({ ...payload, state: 'PENDING' });
  });

  it('has the worker analyse it, and keeps what cannot be analysed with its reason', async () => {
    const server = createServer({ database, tasks });
    const repository = await gitRepository();
    const broken = await server.inject({ method: 'POST', url: '/api/analyses', payload: missing });
    await database.createAnalysis(known, repository);
    await tasks.enqueue('analyse', { id: known, repository });
    const worker = tasks.work(handlersOn(database));
    await vi.waitFor(
      async () => {
        const [done, failed] = await Promise.all([
          database.findAnalysis(known),
          database.findAnalysis(broken.json().id),
        ]);
        expect(done).toMatchObject({
          state: 'COMPLETED',
          result: { authors: [{ name: 'Ada', commits: 1 }] },
        });
        expect(failed?.state).toBe('FAILED');
      },
      { timeout: 20_000, interval: 100 },
    );
    await worker.stop();
  });

  it('refuses a repository that is not an https address', async () => {
    const payload = { repository: 'file:///etc' };
    const server = createServer({ database, tasks });
    const refused = await server.inject({ method: 'POST', url: '/api/analyses', payload });
    expect(refused.statusCode).toBe(400);
  });
});

describe('sesami', () => {
  it('stops at an unknown TASK_SERVICE_IMPL instead of working locally', async () => {
    await expect(openTasks({ env: { TASK_SERVICE_IMPL: 'aws' } })).rejects.toThrow(
      'TASK_SERVICE_IMPL is "aws": it must be LOCAL, BULLMQ, AWS.',
    );
  });

  it.each([
    ['fatal: unable to access …: Could not resolve host: github.com', true],
    ['fatal: unable to access …: The requested URL returned error: 503', true],
    ['remote: Repository not found.', false],
  ])('tries again what another try may mend: %s is %s', (stderr, temporary) => {
    expect(isTemporary(Object.assign(new Error('git failed'), { stderr }))).toBe(temporary);
  });

  it('reads who wrote how much from a Git short log', () => {
    expect(readShortlog('    12\tAda Lovelace\n     3\t김철수\n')).toEqual([
      { name: 'Ada Lovelace', commits: 12 },
      { name: '김철수', commits: 3 },
    ]);
  });
});
