import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openStores, type Stores } from '../../../../examples/audiobook/src/stores.ts';
import { realClock } from '../time/real-clock.ts';
import type { RunningEndpoints } from './serve.ts';
import { type DataWorld, dataWorld } from './testing/data-world.ts';

let world: DataWorld;
let server: RunningEndpoints;
let stores: Stores;

const developer = { caller: { kind: 'developer' } } as const;

beforeEach(async () => {
  world = dataWorld(realClock());
  server = await world.endpoints.listen();
  const { accessKeyId, secretAccessKey } = world.endpoints.developer;
  vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secretAccessKey);
  await table('books', ['bookId']);
  await table('audio-chapters', ['bookId', 'chapterId']);
  await world.resources.create('AWS::S3::Bucket', { BucketName: 'audio' });
  stores = openStores({
    region: 'eu-west-1',
    books: 'books',
    chapters: 'audio-chapters',
    bucket: 'audio',
    dynamodbEndpoint: server.url,
    s3Endpoint: server.url,
  });
});

afterEach(async () => {
  stores.close();
  vi.unstubAllEnvs();
  await server.close();
  expect(world.faults).toEqual([]);
});

/** A table as the template of the example has it. */
function table(TableName: string, keys: readonly string[]) {
  return world.resources.create('AWS::DynamoDB::Table', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keys.map((AttributeName, index) => ({
      AttributeName,
      KeyType: index === 0 ? 'HASH' : 'RANGE',
    })),
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    DeletionProtectionEnabled: true,
  });
}

test('the audiobook example reads its books and chapters, and links its audio', async () => {
  const put = (TableName: string, Item: object) =>
    world.tables.operations.PutItem?.run({ TableName, Item }, developer);
  await put('books', { bookId: { S: 'moby' }, title: { S: 'Moby-Dick' } });
  await put('audio-chapters', { bookId: { S: 'moby' }, chapterId: { S: '02' } });
  await put('audio-chapters', { bookId: { S: 'moby' }, chapterId: { S: '01' } });
  await put('audio-chapters', { bookId: { S: 'other' }, chapterId: { S: '01' } });
  await world.buckets.operations.PutObject?.run(
    { Bucket: 'audio', Key: 'moby/01.mp3', Body: 'sound' },
    developer,
  );
  expect(await stores.failed()).toEqual([]);
  expect(await stores.listBooks()).toEqual([{ bookId: 'moby', title: 'Moby-Dick' }]);
  expect(await stores.listChapters('moby')).toEqual([
    { bookId: 'moby', chapterId: '01' },
    { bookId: 'moby', chapterId: '02' },
  ]);
  const link = await stores.signAudio('moby', '01');
  expect(await (await fetch(link)).text()).toBe('sound');
});

test('the audiobook example says which of its stores are missing', async () => {
  const other = openStores({
    region: 'eu-west-1',
    books: 'none',
    chapters: 'audio-chapters',
    bucket: 'nowhere',
    dynamodbEndpoint: server.url,
    s3Endpoint: server.url,
  });
  expect(await other.failed()).toEqual(['books', 'audio']);
  other.close();
});
