import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { realClock } from '../time/real-clock.ts';
import type { RunningEndpoints } from './serve.ts';
import { type DataWorld, dataWorld } from './testing/data-world.ts';

const cli = '/usr/bin/aws';
const isInstalled = existsSync(cli);
if (!isInstalled) console.info(`Left out: tests of ${cli}, which is not installed.`);

const run = promisify(execFile);
let world: DataWorld;
let server: RunningEndpoints;
let folder: string;

beforeEach(async () => {
  world = dataWorld(realClock());
  server = await world.endpoints.listen();
  folder = await mkdtemp(join(tmpdir(), 'data-cli-'));
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
  expect(world.faults).toEqual([]);
});

/** Runs the command line client as the developer; answers with its JSON, if it prints any. */
async function aws(...words: string[]) {
  const { accessKeyId, secretAccessKey } = world.endpoints.developer;
  const { stdout } = await run(
    cli,
    [...words, '--output', 'json', '--no-cli-pager', '--endpoint-url', server.url],
    {
      env: {
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        PATH: '/usr/bin:/bin',
        HOME: '/nonexistent',
        AWS_REGION: 'eu-west-1',
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    },
  );
  return stdout.trim().startsWith('{') ? JSON.parse(stdout) : stdout;
}

describe.skipIf(!isInstalled)("Debian's command line client", { timeout: 60_000 }, () => {
  test('copies files to a bucket and back, lists and removes them', async () => {
    await aws('s3', 'mb', 's3://site', '--region', 'eu-west-1');
    const file = join(folder, 'a b.txt');
    await writeFile(file, 'hello');
    await aws('s3', 'cp', file, 's3://site/dir/a b.txt');
    expect(await aws('s3', 'ls', 's3://site', '--recursive')).toMatch(/ 5 dir\/a b\.txt\n$/);
    await aws('s3', 'cp', 's3://site/dir/a b.txt', join(folder, 'back'));
    expect(await readFile(join(folder, 'back'), 'utf8')).toBe('hello');
    const big = join(folder, 'big');
    await writeFile(big, Buffer.alloc(9 * 1024 * 1024, 'x'));
    await aws('s3', 'cp', big, 's3://site/big');
    const head = await aws('s3api', 'head-object', '--bucket', 'site', '--key', 'big');
    expect(head).toMatchObject({
      ContentLength: 9 * 1024 * 1024,
      ETag: expect.stringMatching(/-2"$/),
    });
    await expect(aws('s3', 'rb', 's3://site')).rejects.toMatchObject({
      stderr: expect.stringContaining('(BucketNotEmpty)'),
    });
    await aws('s3', 'rm', 's3://site', '--recursive');
    await aws('s3', 'rb', 's3://site');
  });

  test('presigns a link that works', async () => {
    await world.resources.create('AWS::S3::Bucket', { BucketName: 'site' });
    const file = join(folder, 'x');
    await writeFile(file, 'linked');
    await aws('s3', 'cp', file, 's3://site/x');
    const url = await aws('s3', 'presign', 's3://site/x', '--region', 'eu-west-1');
    expect(await (await fetch(url.trim())).text()).toBe('linked');
  });

  test('sends, receives and deletes messages', async () => {
    const { QueueUrl } = await aws('sqs', 'create-queue', '--queue-name', 'jobs');
    const queue = ['--queue-url', QueueUrl];
    await aws('sqs', 'send-message', ...queue, '--message-body', 'hello');
    const { Messages } = await aws('sqs', 'receive-message', ...queue, '--attribute-names', 'All');
    expect(Messages[0]).toMatchObject({
      Body: 'hello',
      Attributes: { ApproximateReceiveCount: '1' },
    });
    const handle = ['--receipt-handle', Messages[0].ReceiptHandle];
    await aws('sqs', 'delete-message', ...queue, ...handle);
    const { Attributes } = await aws(
      'sqs',
      'get-queue-attributes',
      ...queue,
      '--attribute-names',
      'All',
    );
    expect(Attributes.ApproximateNumberOfMessagesNotVisible).toBe('0');
  });

  test('makes a table, puts and queries items', async () => {
    const table = ['--table-name', 'books'];
    await aws(
      'dynamodb',
      'create-table',
      ...table,
      '--attribute-definitions',
      'AttributeName=id,AttributeType=S',
      '--key-schema',
      'AttributeName=id,KeyType=HASH',
      '--billing-mode',
      'PAY_PER_REQUEST',
    );
    await aws('dynamodb', 'wait', 'table-exists', ...table);
    await aws('dynamodb', 'put-item', ...table, '--item', '{"id":{"S":"a"},"n":{"N":"1.0"}}');
    const found = await aws(
      'dynamodb',
      'query',
      ...table,
      '--key-condition-expression',
      'id = :id',
      '--expression-attribute-values',
      '{":id":{"S":"a"}}',
    );
    expect(found).toMatchObject({ Count: 1, Items: [{ id: { S: 'a' }, n: { N: '1' } }] });
    const refused = aws('dynamodb', 'scan', ...table, '--filter-expression', 'name = :x');
    await expect(refused).rejects.toMatchObject({
      stderr: expect.stringContaining(
        '(ValidationException) when calling the Scan operation: Invalid FilterExpression: Attribute name is a reserved keyword; reserved keyword: name',
      ),
    });
  });
});
