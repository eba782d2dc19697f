import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromHttp } from '@aws-sdk/credential-provider-http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AwsError } from '../aws/aws-error.ts';
import { realClock } from '../time/real-clock.ts';
import type { RunningEndpoints } from './serve.ts';
import { type EndpointsWorld, endpointsWorld } from './testing/endpoints-world.ts';

const clock = realClock();
let world: EndpointsWorld;
let server: RunningEndpoints;
const received: unknown[] = [];

beforeEach(async () => {
  received.length = 0;
  world = endpointsWorld(clock, {
    SQS: {
      ReceiveMessage: {
        needs: () => [],
        run: (input: { QueueUrl: string }) => {
          received.push(input);
          if (!input.QueueUrl.endsWith('/jobs')) {
            throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
          }
          return {
            Messages: [
              { MessageId: 'm1', Body: 'hello', MD5OfBody: '5d41402abc4b2a76b9719d911017c592' },
            ],
          };
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

/** Settings of a client, by default with the developer's keys. */
function settings(changes: object = {}) {
  const { accessKeyId, secretAccessKey } = world.endpoints.developer;
  return {
    region: 'eu-west-1',
    endpoint: server.url,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
    ...changes,
  };
}

/** Settings with the keys that a container of a task gets from the credentials endpoint. */
function settingsOfTask(roleArn: string) {
  const path = world.task(roleArn).environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  const credentials = fromHttp({ awsContainerCredentialsFullUri: `${server.url}${path}` });
  return settings({ credentials });
}

describe('as the developer', () => {
  test('Secrets Manager answers, with dates as dates and bytes as bytes', async () => {
    const client = new SecretsManagerClient(settings());
    const SecretBinary = new Uint8Array([1, 2, 255]);
    const { ARN } = await client.send(new CreateSecretCommand({ Name: 'shop/key', SecretBinary }));
    const value = await client.send(new GetSecretValueCommand({ SecretId: 'shop/key' }));
    expect(value).toMatchObject({ ARN, VersionStages: ['AWSCURRENT'] });
    expect(new Uint8Array(value.SecretBinary ?? [])).toEqual(SecretBinary);
    expect(Math.abs((value.CreatedDate?.getTime() ?? 0) - clock.now())).toBeLessThan(60_000);
    expect(value.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("refusals are the client's own exceptions", async () => {
    const secret = new GetSecretValueCommand({ SecretId: 'shop/none' });
    const refusal = new SecretsManagerClient(settings()).send(secret);
    await expect(refusal).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(refusal).rejects.toThrow("Secrets Manager can't find the specified secret.");
    const parameter = new SSMClient(settings()).send(new GetParameterCommand({ Name: '/none' }));
    await expect(parameter).rejects.toBeInstanceOf(ParameterNotFound);
  });

  test('Parameter Store and Logs answer', async () => {
    const ssm = new SSMClient(settings());
    await ssm.send(new PutParameterCommand({ Name: '/shop/a', Value: 'é', Type: 'String' }));
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/shop/a' }));
    expect(Parameter).toMatchObject({ Value: 'é', Version: 1 });

    const client = new CloudWatchLogsClient(settings());
    await client.send(new CreateLogGroupCommand({ logGroupName: '/shop/api' }));
    world.logs.write('/shop/api', 'api/1', 'listening');
    const { events } = await client.send(
      new FilterLogEventsCommand({ logGroupName: '/shop/api', filterPattern: 'listen' }),
    );
    expect(events?.map(({ message }) => message)).toEqual(['listening']);
  });

  test('STS tells who calls', async () => {
    const identity = await new STSClient(settings()).send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toBe('arn:aws:iam::123456789012:user/developer');
    expect(identity.Account).toBe('123456789012');
  });

  test('keys of an assumed role have the permissions of the role', async () => {
    const RoleArn = await world.role('reader', [
      { Effect: 'Allow', Action: 'ssm:GetParameter', Resource: '*' },
    ]);
    const sts = new STSClient(settings());
    const { Credentials: keys } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'me', DurationSeconds: 900 }),
    );
    const credentials = {
      accessKeyId: keys?.AccessKeyId ?? '',
      secretAccessKey: keys?.SecretAccessKey ?? '',
      sessionToken: keys?.SessionToken ?? '',
    };
    const identity = await new STSClient(settings({ credentials })).send(
      new GetCallerIdentityCommand({}),
    );
    expect(identity.Arn).toBe('arn:aws:sts::123456789012:assumed-role/reader/me');
    const put = new PutParameterCommand({ Name: '/a', Value: 'b', Type: 'String' });
    await expect(new SSMClient(settings({ credentials })).send(put)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:sts::123456789012:assumed-role/reader/me is not authorized to perform: ssm:PutParameter on resource: arn:aws:ssm:eu-west-1:123456789012:parameter/a because no identity-based policy allows the ssm:PutParameter action',
    });
  });

  test('SQS in JSON: the input arrives, and its errors carry the old code as well', async () => {
    const sqs = new SQSClient(settings({ md5: false }));
    const receive = (name: string) =>
      sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: `${server.url}/123456789012/${name}`,
          WaitTimeSeconds: 5,
        }),
      );
    expect((await receive('jobs')).Messages?.[0]?.Body).toBe('hello');
    expect(received[0]).toMatchObject({ WaitTimeSeconds: 5 });
    await expect(receive('none')).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
      Code: 'AWS.SimpleQueueService.NonExistentQueue',
    });
  });

  test('an operation that is not modelled is refused by name', async () => {
    const { RotateSecretCommand } = await import('@aws-sdk/client-secrets-manager');
    const rotate = new RotateSecretCommand({ SecretId: 'shop/app' });
    await expect(new SecretsManagerClient(settings()).send(rotate)).rejects.toMatchObject({
      name: 'NotModelled',
      message: 'The sandbox does not model SecretsManager RotateSecret.',
    });
  });
});

describe('as a task', () => {
  test("the container's keys are those of the task's role, in a session named for the task", async () => {
    const roleArn = await world.role('api-task', []);
    const sts = new STSClient(settingsOfTask(roleArn));
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toBe(
      'arn:aws:sts::123456789012:assumed-role/api-task/4f1c6c5a9e0b4d7fa3c2e1d0b9a87654',
    );
  });

  test("what the role's policies do not allow is denied in AWS's sentence, without the value", async () => {
    const developer = new SecretsManagerClient(settings());
    const SecretString = 'hunter2';
    const { ARN } = await developer.send(
      new CreateSecretCommand({ Name: 'shop/app', SecretString }),
    );
    const roleArn = await world.role('api-task', [
      {
        Effect: 'Allow',
        Action: 'secretsmanager:GetSecretValue',
        Resource: `${ARN?.slice(0, -6)}??????`,
      },
    ]);
    const client = new SecretsManagerClient(settingsOfTask(roleArn));
    const value = await client.send(new GetSecretValueCommand({ SecretId: 'shop/app' }));
    expect(value.SecretString).toBe(SecretString);
    const put = new CreateSecretCommand({ Name: 'shop/other', SecretString });
    const denial = await client.send(put).catch((error: Error) => error);
    expect(denial).toMatchObject({ name: 'AccessDeniedException' });
    expect(String(denial)).toMatch(
      /^AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role\/api-task\/4f1c6c5a9e0b4d7fa3c2e1d0b9a87654 is not authorized to perform: secretsmanager:CreateSecret on resource: .* because no identity-based policy allows the secretsmanager:CreateSecret action$/,
    );
    expect(String(denial)).not.toContain(SecretString);
  });

  test("a customer's key that the role may not use gives the sentence of Secrets Manager", async () => {
    const KmsKeyId = 'arn:aws:kms:eu-west-1:123456789012:key/1b2c';
    const create = new CreateSecretCommand({ Name: 'shop/app', SecretString: 'x', KmsKeyId });
    await new SecretsManagerClient(settings()).send(create);
    const roleArn = await world.role('api-task', [
      { Effect: 'Allow', Action: 'secretsmanager:*', Resource: '*' },
    ]);
    const read = new GetSecretValueCommand({ SecretId: 'shop/app' });
    await expect(
      new SecretsManagerClient(settingsOfTask(roleArn)).send(read),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'Access to KMS is not allowed',
    });
  });
});

describe('signatures', () => {
  const whoAmI = new GetCallerIdentityCommand({});
  const list = new GetParameterCommand({ Name: '/a' });

  test('a wrong secret key is told as each protocol tells it', async () => {
    const { accessKeyId } = world.endpoints.developer;
    const wrong = settings({ credentials: { accessKeyId, secretAccessKey: 'wrong' } });
    await expect(new STSClient(wrong).send(whoAmI)).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    await expect(new SSMClient(wrong).send(list)).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringContaining('The request signature we calculated does not match'),
    });
  });

  test('an unknown key is told as each protocol tells it', async () => {
    const unknown = settings({ credentials: { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' } });
    await expect(new STSClient(unknown).send(whoAmI)).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
    await expect(new SSMClient(unknown).send(list)).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
    });
  });

  test('another region than the sandbox has is refused', async () => {
    await expect(new SSMClient(settings({ region: 'us-east-1' })).send(list)).rejects.toThrow(
      'Credential should be scoped to a valid region',
    );
  });
});
