import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AwsError } from '../aws/aws-error.ts';
import { realClock } from '../time/real-clock.ts';
import type { RunningEndpoints } from './serve.ts';
import { type EndpointsWorld, endpointsWorld } from './testing/endpoints-world.ts';

const cli = '/usr/bin/aws';
const isInstalled = existsSync(cli);
if (!isInstalled) console.info(`Left out: tests of ${cli}, which is not installed.`);

const run = promisify(execFile);
const received: unknown[] = [];
let world: EndpointsWorld;
let server: RunningEndpoints;

beforeEach(async () => {
  received.length = 0;
  world = endpointsWorld(realClock(), {
    SQS: {
      SendMessage: {
        needs: () => [],
        run: (input: object) => {
          received.push(input);
          return { MessageId: 'm1', MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592' };
        },
      },
      ReceiveMessage: {
        needs: () => [],
        run: (input: object) => {
          received.push(input);
          return {
            Messages: [
              {
                MessageId: 'm1',
                Body: '<hello & goodbye>',
                Attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1767225600000' },
                MessageAttributes: { kind: { DataType: 'String', StringValue: 'greeting' } },
              },
              { MessageId: 'm2', Body: 'second' },
            ],
          };
        },
      },
      DeleteMessageBatch: {
        needs: () => [],
        run: (input: { Entries: { Id: string }[] }) => {
          received.push(input);
          return { Successful: [{ Id: input.Entries[0]?.Id }], Failed: [] };
        },
      },
      GetQueueUrl: {
        needs: () => [],
        run: () => {
          throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
        },
      },
    },
  });
  server = await world.endpoints.listen();
});

afterEach(async () => {
  await server.close();
  expect(world.faults).toEqual([]);
});

/** Runs the command line client as the developer; answers with its JSON. */
async function aws(...words: string[]) {
  const { accessKeyId, secretAccessKey } = world.endpoints.developer;
  return awsWith({ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }, words);
}

async function awsWith(keys: Readonly<Record<string, string>>, words: readonly string[]) {
  const { stdout } = await run(cli, [...words, '--output', 'json', '--no-cli-pager'], {
    env: {
      ...keys,
      PATH: '/usr/bin:/bin',
      HOME: '/nonexistent',
      AWS_REGION: 'eu-west-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_DATA_PATH: '',
    },
  });
  return stdout.trim() === '' ? undefined : JSON.parse(stdout);
}

const at = () => ['--endpoint-url', server.url];

describe.skipIf(!isInstalled)("Debian's command line client", { timeout: 60_000 }, () => {
  test('is content with Secrets Manager', async () => {
    const name = ['--secret-id', 'shop/app'];
    const created = await aws(
      'secretsmanager',
      'create-secret',
      '--name',
      'shop/app',
      '--secret-string',
      '{"KEY":"x"}',
      ...at(),
    );
    expect(created.ARN).toContain(':secret:shop/app-');
    const value = await aws('secretsmanager', 'get-secret-value', ...name, ...at());
    expect(value).toMatchObject({ SecretString: '{"KEY":"x"}', VersionStages: ['AWSCURRENT'] });
    await expect(
      aws('secretsmanager', 'get-secret-value', '--secret-id', 'shop/none', ...at()),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining(
        "An error occurred (ResourceNotFoundException) when calling the GetSecretValue operation: Secrets Manager can't find the specified secret.",
      ),
    });
  });

  test('is content with Parameter Store', async () => {
    await aws(
      'ssm',
      'put-parameter',
      '--name',
      '/shop/a',
      '--value',
      'b',
      '--type',
      'SecureString',
      ...at(),
    );
    const masked = await aws('ssm', 'get-parameter', '--name', '/shop/a', ...at());
    expect(masked.Parameter.Value).not.toBe('b');
    const found = await aws(
      'ssm',
      'get-parameters-by-path',
      '--path',
      '/shop',
      '--with-decryption',
      ...at(),
    );
    expect(found.Parameters.map(({ Value }: { Value: string }) => Value)).toEqual(['b']);
  });

  test('is content with STS', async () => {
    const identity = await aws('sts', 'get-caller-identity', ...at());
    expect(identity.Arn).toBe('arn:aws:iam::123456789012:user/developer');
    const refusal = aws('sts', 'get-session-token', ...at());
    await expect(refusal).rejects.toMatchObject({
      stderr: expect.stringContaining('The sandbox does not model STS GetSessionToken.'),
    });
  });

  test('is content with Logs', async () => {
    await aws('logs', 'create-log-group', '--log-group-name', '/shop/api', ...at());
    world.logs.write('/shop/api', 'api/1', 'listening on 8080');
    const tail = await aws(
      'logs',
      'get-log-events',
      '--log-group-name',
      '/shop/api',
      '--log-stream-name',
      'api/1',
      ...at(),
    );
    expect(tail.events[0]).toMatchObject({ message: 'listening on 8080' });
    const filtered = await aws(
      'logs',
      'filter-log-events',
      '--log-group-name',
      '/shop/api',
      '--filter-pattern',
      '8080',
      ...at(),
    );
    expect(filtered.events).toHaveLength(1);
  });

  test('speaks SQS in form fields, and understands the answers in XML', async () => {
    const queue = ['--queue-url', `${server.url}/123456789012/jobs`];
    const attributes = JSON.stringify({
      kind: { DataType: 'String', StringValue: 'greeting' },
      raw: { DataType: 'Binary', BinaryValue: Buffer.from([1, 2]).toString('base64') },
    });
    await aws(
      'sqs',
      'send-message',
      ...queue,
      '--message-body',
      'hello',
      '--delay-seconds',
      '3',
      '--message-attributes',
      attributes,
      ...at(),
    );
    expect(received[0]).toEqual({
      QueueUrl: `${server.url}/123456789012/jobs`,
      MessageBody: 'hello',
      DelaySeconds: 3,
      MessageAttributes: {
        kind: { DataType: 'String', StringValue: 'greeting' },
        raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
      },
    });
    const { Messages } = await aws(
      'sqs',
      'receive-message',
      ...queue,
      '--attribute-names',
      'All',
      '--wait-time-seconds',
      '1',
      ...at(),
    );
    expect(received[1]).toMatchObject({ AttributeNames: ['All'], WaitTimeSeconds: 1 });
    expect(Messages).toEqual([
      {
        MessageId: 'm1',
        Body: '<hello & goodbye>',
        Attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1767225600000' },
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'greeting' } },
      },
      { MessageId: 'm2', Body: 'second' },
    ]);
    const batch = await aws(
      'sqs',
      'delete-message-batch',
      ...queue,
      '--entries',
      'Id=a,ReceiptHandle=r1',
      'Id=b,ReceiptHandle=r2',
      ...at(),
    );
    expect(received[2]).toMatchObject({
      Entries: [
        { Id: 'a', ReceiptHandle: 'r1' },
        { Id: 'b', ReceiptHandle: 'r2' },
      ],
    });
    expect(batch.Successful).toEqual([{ Id: 'a' }]);
    await expect(
      aws('sqs', 'get-queue-url', '--queue-name', 'none', ...at()),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining(
        '(AWS.SimpleQueueService.NonExistentQueue) when calling the GetQueueUrl operation: The specified queue does not exist.',
      ),
    });
  });

  test('takes its keys from the credentials endpoint, as in a container', async () => {
    const roleArn = await world.role('api-task', []);
    const path = world.task(roleArn).environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
    const keys = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${server.url}${path}` };
    const identity = await awsWith(keys, ['sts', 'get-caller-identity', ...at()]);
    expect(identity.Arn).toMatch(/^arn:aws:sts::123456789012:assumed-role\/api-task\/4f1c/);
    await expect(
      awsWith(keys, ['ssm', 'get-parameter', '--name', '/shop/a', ...at()]),
    ).rejects.toMatchObject({ stderr: expect.stringContaining('(AccessDeniedException)') });
  });
});
