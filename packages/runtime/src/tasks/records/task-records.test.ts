import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { PGlite } from '@electric-sql/pglite';
import type { Pool, PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { dataWorld } from '../../../../sandbox/src/endpoints/testing/data-world.ts';
import { realClock } from '../../../../sandbox/src/time/real-clock.ts';
import { type DynamoClient, dynamoRecords } from './dynamo-records.ts';
import { memoryRecords } from './memory-records.ts';
import {
  ClaimLost,
  type PostgresQuerying,
  postgresRecords,
  taskRecordsTable,
} from './postgres-records.ts';
import type { Claim, TaskRecords } from './task-records.ts';

/** Milliseconds: PostgreSQL in this process takes two seconds to start, more beside other work. */
const slowStart = 60_000;

const closes: (() => Promise<unknown>)[] = [];
let database: PGlite;

const stores = [
  { name: 'memory', open: async () => memoryRecords() },
  {
    name: 'PostgreSQL',
    open: async () => {
      database = new PGlite();
      closes.push(() => database.close());
      await database.query(taskRecordsTable);
      return postgresRecords({ query: (text, values) => database.query(text, values) });
    },
  },
  {
    name: 'DynamoDB, by the sandbox',
    open: async () => {
      const world = dataWorld(realClock());
      const server = await world.endpoints.listen();
      const { accessKeyId, secretAccessKey } = world.endpoints.developer;
      const client = new DynamoDB({
        region: 'eu-west-1',
        endpoint: server.url,
        credentials: { accessKeyId, secretAccessKey },
      });
      closes.push(async () => {
        client.destroy();
        await server.close();
      });
      const table = await world.resources.create('AWS::DynamoDB::Table', {
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'key', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
      });
      return dynamoRecords({ client, table: table.ref });
    },
  },
];

describe.each(stores)('records in $name', ({ open }) => {
  let records: TaskRecords;
  let runs = 0;

  beforeAll(async () => {
    records = await open();
  }, slowStart);

  function claim(key: string, leaseMs = 60_000): Claim {
    runs += 1;
    return { key, owner: `run ${runs}`, attempt: runs, leaseMs };
  }

  test('one of many that begin at once is started', async () => {
    const starts = await Promise.all(
      Array.from({ length: 10 }, () => records.begin(claim('at once'))),
    );
    expect(starts.filter((start) => start === 'started')).toHaveLength(1);
    expect(starts.filter((start) => start === 'running')).toHaveLength(9);
  });

  test('what is completed stays so, with its result', async () => {
    const first = claim('done');
    await records.begin(first);
    expect(await records.extend(first, { percent: 10 })).toBe(true);
    await records.end(first, { state: 'completed', result: [1, null] });
    expect(await records.begin(claim('done'))).toBe('completed');
    expect(await records.find('done')).toEqual({
      state: 'completed',
      attempt: first.attempt,
      progress: { percent: 10 },
      result: [1, null],
      updatedAt: expect.any(Date),
    });
  });

  test('what failed may be begun again, and its error is known meanwhile', async () => {
    const first = claim('failed');
    await records.begin(first);
    await records.end(first, { state: 'waiting', error: 'Error: no' });
    expect(await records.find('failed')).toMatchObject({ state: 'waiting', error: 'Error: no' });
    expect(await records.begin(claim('failed'))).toBe('started');
  });

  test('a claim that ran out goes to the next, and the first can change nothing', async () => {
    const [first, second] = [claim('slow', 500), claim('slow')];
    await records.begin(first);
    expect(await records.begin(second)).toBe('running');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await records.begin(second)).toBe('started');
    expect(await records.extend(first, 'late')).toBe(false);
    await records.end(first, { state: 'completed', result: 'late' });
    const record = await records.find('slow');
    expect(record).toMatchObject({ state: 'running', attempt: second.attempt });
    expect(record).not.toHaveProperty('progress');
  });

  test('a claim that is renewed does not run out', async () => {
    const first = claim('renewed', 100);
    await records.begin(first);
    for (let beat = 0; beat < 3; beat += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await records.extend(first)).toBe(true);
    }
    expect(await records.begin(claim('renewed'))).toBe('running');
  });

  test('an unknown key is not known', async () => {
    expect(await records.find('never')).toBeUndefined();
  });
});

test("pg's pools and clients, and the SDK's client, are taken as they are", () => {
  expectTypeOf<Pool>().toExtend<PostgresQuerying>();
  expectTypeOf<PoolClient>().toExtend<PostgresQuerying>();
  expectTypeOf<DynamoDB>().toExtend<DynamoClient>();
});

test('in PostgreSQL the completion is kept with the work, or neither is', async () => {
  await database.query('CREATE TABLE books (title text)');
  const records = postgresRecords({ query: (text, values) => database.query(text, values) });
  const [first, second] = ['one', 'two'].map((owner) => ({
    key: 'book',
    owner,
    attempt: 1,
    leaseMs: 1,
  }));
  if (!first || !second) throw new Error('There are two.');
  const write = (claim: Claim) =>
    database.transaction(async (transaction) => {
      await transaction.query('INSERT INTO books VALUES ($1)', [claim.owner]);
      await records.completeWithin(
        { query: (text, values) => transaction.query(text, values) },
        claim,
        { title: claim.owner },
      );
    });
  await records.begin(first);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await records.begin(second)).toBe('started');
  await write(second);
  await expect(write(first)).rejects.toThrow(ClaimLost);
  expect((await database.query('SELECT title FROM books')).rows).toEqual([{ title: 'two' }]);
  expect(await records.find('book')).toMatchObject({
    state: 'completed',
    result: { title: 'two' },
  });
});

afterAll(async () => {
  for (const close of closes) await close();
});
