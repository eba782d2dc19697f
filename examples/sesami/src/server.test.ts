import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasRedis, type RunningStore, startPostgres, startRedis } from '../../testing/stores.ts';
import { isTemporary, readShortlog } from './analyse-repository.ts';
import { type Database, openDatabase } from './database.ts';
import { createServer } from './server.ts';
import { openTasks, type Tasks } from './tasks.ts';

describe.skipIf(!hasRedis)('sesami on PostgreSQL and Redis', () => {
  let running: readonly RunningStore[];
  let database: Database;
  let tasks: Tasks;

  beforeAll(async () => {
    const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    running = [postgres, redis];
    database = openDatabase(5, { DATABASE_URL: postgres.url });
    tasks = openTasks('LOCAL', { REDIS_URL: redis.url });
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

  it('refuses a repository that is not an https address', async () => {
    const payload = { repository: 'file:///etc' };
    const server = createServer({ database, tasks });
    const refused = await server.inject({ method: 'POST', url: '/api/analyses', payload });
    expect(refused.statusCode).toBe(400);
  });
});

describe('sesami', () => {
  it('stops at an unknown TASK_SERVICE_IMPL instead of working locally', () => {
    expect(() => openTasks('aws', {})).toThrow('TASK_SERVICE_IMPL must be LOCAL or AWS.');
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
