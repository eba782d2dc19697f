import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasRedis, type RunningStore, startPostgres, startRedis } from '../../testing/stores.ts';
import { createServer } from './server.ts';
import { connectStores, type Stores } from './stores.ts';

describe.skipIf(!hasRedis)('rag-platform on PostgreSQL with pgvector and Redis', () => {
  let running: readonly RunningStore[];
  let stores: Stores;

  beforeAll(async () => {
    const [database, cache] = await Promise.all([startPostgres(), startRedis()]);
    running = [database, cache];
    stores = connectStores({ DATABASE_URL: database.url, REDIS_URL: cache.url });
    await stores.prepare();
  });

  afterAll(async () => {
    await stores.close();
    await Promise.all(running.map((store) => store.stop()));
  });

  const server = () => createServer({ appName: 'RAG', logLevel: 'silent', stores });

  it('answers its health path as its owner documents it', async () => {
    const response = await server().inject('/health');
    expect(response.json()).toEqual({ status: 'healthy', app_name: 'RAG', version: '1.0.0' });
  });

  it('is ready when both stores answer', async () => {
    expect((await server().inject('/ready')).statusCode).toBe(200);
  });

  it('keeps documents in the database and lists them through the cache', async () => {
    const payload = { title: 'Tides', content: 'High twice a day.' };
    await server().inject({ method: 'POST', url: '/documents', payload });
    const first = (await server().inject('/documents')).json();
    const cached = (await server().inject('/documents')).json();
    expect(first).toEqual([{ id: 1, title: 'Tides' }]);
    expect(cached).toEqual(first);
  });
});

describe('rag-platform without its stores', () => {
  it('stays alive and names the stores that do not answer', async () => {
    const stores = connectStores({
      DATABASE_URL: 'postgresql://a:b@127.0.0.1:9/c',
      REDIS_URL: 'redis://127.0.0.1:9',
    });
    const server = createServer({ appName: 'RAG', logLevel: 'silent', stores });
    expect((await server.inject('/health')).statusCode).toBe(200);
    const ready = await server.inject('/ready');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toEqual({ status: 'not ready', failed: ['database', 'cache'] });
    await stores.close();
  });
});
