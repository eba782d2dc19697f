import {
  BatchGetSecretValueCommand,
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  RestoreSecretCommand,
  RotateSecretCommand,
  SecretsManagerClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateSecretCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { beforeEach, describe, expect, test } from 'vitest';
import { attach } from '../aws/attach.ts';
import type { Services } from '../aws/operation.ts';
import { createIdentity } from '../aws/random-identity.ts';
import { type VirtualClock, virtualClock } from '../time/virtual-clock.ts';
import { createSecrets } from './create-secrets.ts';

const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 });
const day = 86_400_000;

let clock: VirtualClock;
let secrets: ReturnType<typeof createSecrets>;
let client: SecretsManagerClient;

beforeEach(() => {
  clock = virtualClock();
  secrets = createSecrets({ clock, identity });
  client = attach(
    new SecretsManagerClient({
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    }),
    'SecretsManager',
    { SecretsManager: secrets.operations } as unknown as Services,
  );
});

const create = (Name: string, SecretString?: string) =>
  client.send(new CreateSecretCommand({ Name, ...(SecretString ? { SecretString } : {}) }));
const read = (SecretId: string, which: { VersionId?: string; VersionStage?: string } = {}) =>
  client.send(new GetSecretValueCommand({ SecretId, ...which }));

describe('finding a secret', () => {
  test('its ARN ends in a hyphen and six letters or digits', async () => {
    const { ARN } = await create('shop/app', '{}');
    expect(ARN).toMatch(
      /^arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop\/app-[A-Za-z0-9]{6}$/,
    );
  });

  test('its name, its ARN and its ARN without the six characters all find it', async () => {
    const { ARN = '' } = await create('shop/app', 'value');
    for (const id of ['shop/app', ARN, ARN.slice(0, -7)]) {
      expect((await read(id)).SecretString).toBe('value');
    }
  });

  test('an ARN without suffix whose name ends like one is taken for a whole ARN', async () => {
    const { ARN = '' } = await create('shop-secret', 'value');
    await expect(read(ARN.slice(0, -7))).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  test('an ARN with other random characters finds nothing', async () => {
    const { ARN = '' } = await create('shop/app', 'value');
    await expect(read(`${ARN.slice(0, -6)}AAAAAA`)).rejects.toThrow(
      "Secrets Manager can't find the specified secret.",
    );
  });

  test('a name of other characters than AWS takes is refused', async () => {
    await expect(create('shop app', 'x')).rejects.toThrow(
      'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
    );
  });
});

describe('values and stages', () => {
  test('a secret without a value has no AWSCURRENT', async () => {
    await create('shop/app');
    await expect(read('shop/app')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message:
        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    });
  });

  test('a new value takes AWSCURRENT and leaves AWSPREVIOUS to the one before', async () => {
    const first = await create('shop/app', 'one');
    const put = new PutSecretValueCommand({ SecretId: 'shop/app', SecretString: 'two' });
    const second = await client.send(put);
    expect(second.VersionStages).toEqual(['AWSCURRENT']);
    expect((await read('shop/app')).SecretString).toBe('two');
    const previous = await read('shop/app', { VersionStage: 'AWSPREVIOUS' });
    expect(previous.SecretString).toBe('one');
    expect(previous.VersionId).toBe(first.VersionId);
    const { VersionIdsToStages } = await client.send(
      new DescribeSecretCommand({ SecretId: 'shop/app' }),
    );
    expect(VersionIdsToStages).toEqual({
      [first.VersionId ?? '']: ['AWSPREVIOUS'],
      [second.VersionId ?? '']: ['AWSCURRENT'],
    });
  });

  test('a version without a label is listed only when asked for', async () => {
    await create('shop/app', 'one');
    for (const SecretString of ['two', 'three']) {
      await client.send(new PutSecretValueCommand({ SecretId: 'shop/app', SecretString }));
    }
    const list = (IncludeDeprecated: boolean) =>
      client.send(new ListSecretVersionIdsCommand({ SecretId: 'shop/app', IncludeDeprecated }));
    expect((await list(false)).Versions).toHaveLength(2);
    expect((await list(true)).Versions).toHaveLength(3);
  });

  test('a pending version changes nothing for readers until AWSCURRENT is moved to it', async () => {
    const first = await create('shop/app', 'one');
    const pending = await client.send(
      new PutSecretValueCommand({
        SecretId: 'shop/app',
        SecretString: 'two',
        VersionStages: ['AWSPENDING'],
      }),
    );
    expect((await read('shop/app')).SecretString).toBe('one');
    const move = {
      SecretId: 'shop/app',
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: pending.VersionId,
    };
    await expect(client.send(new UpdateSecretVersionStageCommand(move))).rejects.toThrow(
      `Staging label AWSCURRENT is currently attached to version ${first.VersionId}, so you must explicitly reference that version in RemoveFromVersionId.`,
    );
    await client.send(
      new UpdateSecretVersionStageCommand({ ...move, RemoveFromVersionId: first.VersionId }),
    );
    expect((await read('shop/app')).SecretString).toBe('two');
    expect((await read('shop/app', { VersionStage: 'AWSPREVIOUS' })).SecretString).toBe('one');
  });

  test('a version and a stage that do not belong together are refused', async () => {
    const { VersionId = '' } = await create('shop/app', 'one');
    const both = read('shop/app', { VersionId, VersionStage: 'AWSPREVIOUS' });
    await expect(both).rejects.toThrow(
      'You provided a VersionStage that is not associated to the provided VersionId.',
    );
    await expect(read('shop/app', { VersionId: 'none' })).rejects.toThrow(
      "Secrets Manager can't find the specified secret value for VersionId: none",
    );
  });

  test('the same token with the same value is ignored, with another value refused', async () => {
    await create('shop/app', 'one');
    const ClientRequestToken = '11111111-2222-4333-8444-555555555555';
    const put = (SecretString: string) =>
      client.send(
        new PutSecretValueCommand({ SecretId: 'shop/app', SecretString, ClientRequestToken }),
      );
    expect((await put('two')).VersionId).toBe(ClientRequestToken);
    await put('two');
    const refusal = await put('three').catch((error: Error) => error);
    expect(refusal).toMatchObject({ name: 'ResourceExistsException' });
    expect(refusal).toHaveProperty(
      'message',
      `You can't use ClientRequestToken ${ClientRequestToken} because that value is already in use for a version of secret ${secrets.arnOf('shop/app')}.`,
    );
    const { Versions } = await client.send(
      new ListSecretVersionIdsCommand({ SecretId: 'shop/app' }),
    );
    expect(Versions).toHaveLength(2);
  });

  test('binary values come back as bytes', async () => {
    const SecretBinary = new Uint8Array([0, 255, 1]);
    await client.send(new CreateSecretCommand({ Name: 'shop/key', SecretBinary }));
    expect((await read('shop/key')).SecretBinary).toEqual(SecretBinary);
    expect(secrets.value('shop/key')).not.toHaveProperty('text');
  });

  test('65,536 bytes fit, one more is refused without being quoted', async () => {
    await create('shop/large', 'é'.repeat(32_768));
    const refusal = await create('shop/larger', `${'é'.repeat(32_768)}x`).catch((error) => error);
    expect(refusal.message).toBe(
      "1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to 65536",
    );
  });

  test('UpdateSecret changes the description, and the value if one is given', async () => {
    const { VersionId } = await create('shop/app', 'one');
    await client.send(new UpdateSecretCommand({ SecretId: 'shop/app', Description: 'keys' }));
    expect((await read('shop/app')).VersionId).toBe(VersionId);
    await client.send(new UpdateSecretCommand({ SecretId: 'shop/app', SecretString: 'two' }));
    expect((await read('shop/app')).SecretString).toBe('two');
    const described = await client.send(new DescribeSecretCommand({ SecretId: 'shop/app' }));
    expect(described.Description).toBe('keys');
  });

  test('of versions without a label, a hundred older than a day are kept', async () => {
    await create('shop/app', 'first');
    for (let count = 0; count < 104; count += 1) {
      await client.send(
        new PutSecretValueCommand({ SecretId: 'shop/app', SecretString: `value ${count}` }),
      );
    }
    await clock.run({ for: day });
    await client.send(new PutSecretValueCommand({ SecretId: 'shop/app', SecretString: 'last' }));
    const { Versions } = await client.send(
      new ListSecretVersionIdsCommand({
        SecretId: 'shop/app',
        IncludeDeprecated: true,
        MaxResults: 1000,
      }),
    );
    expect(Versions).toHaveLength(102);
  });
});

describe('batches', () => {
  test('each failure of a batch stands beside the values of the others', async () => {
    await create('shop/app', 'one');
    const batch = new BatchGetSecretValueCommand({ SecretIdList: ['shop/app', 'shop/none'] });
    const { SecretValues, Errors } = await client.send(batch);
    expect(SecretValues?.map(({ SecretString }) => SecretString)).toEqual(['one']);
    expect(Errors).toEqual([
      {
        SecretId: 'shop/none',
        ErrorCode: 'ResourceNotFoundException',
        Message: "Secrets Manager can't find the specified secret.",
      },
    ]);
  });

  test('more than twenty ids are refused', async () => {
    const SecretIdList = Array.from({ length: 21 }, (_, index) => `shop/${index}`);
    await expect(client.send(new BatchGetSecretValueCommand({ SecretIdList }))).rejects.toThrow(
      'Member must have length less than or equal to 20',
    );
  });

  test('filters go by prefix of name or tag, and pages follow each other', async () => {
    for (const name of ['shop/a', 'shop/b', 'blog/a']) await create(name, name);
    const Filters = [{ Key: 'name' as const, Values: ['shop/'] }];
    const first = await client.send(new BatchGetSecretValueCommand({ Filters, MaxResults: 1 }));
    const { NextToken } = first;
    const second = await client.send(
      new BatchGetSecretValueCommand({ Filters, MaxResults: 1, NextToken }),
    );
    const names = [first, second].flatMap(({ SecretValues }) =>
      SecretValues?.map(({ Name }) => Name),
    );
    expect(names).toEqual(['shop/a', 'shop/b']);
    expect(second.NextToken).toBeUndefined();
  });
});

describe('deletion', () => {
  test('a deleted secret keeps its name for thirty days and cannot be read', async () => {
    await create('shop/app', 'one');
    const { DeletionDate } = await client.send(new DeleteSecretCommand({ SecretId: 'shop/app' }));
    expect(DeletionDate).toEqual(new Date(clock.now() + 30 * day));
    await expect(read('shop/app')).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: "You can't perform this operation on the secret because it was marked for deletion.",
    });
    await expect(create('shop/app', 'two')).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message:
        "You can't create this secret because a secret with this name is already scheduled for deletion.",
    });
    await clock.run({ for: 30 * day });
    await create('shop/app', 'two');
    expect((await read('shop/app')).SecretString).toBe('two');
  });

  test('a restored secret is as it was', async () => {
    await create('shop/app', 'one');
    await client.send(new DeleteSecretCommand({ SecretId: 'shop/app', RecoveryWindowInDays: 7 }));
    await client.send(new RestoreSecretCommand({ SecretId: 'shop/app' }));
    expect((await read('shop/app')).SecretString).toBe('one');
  });

  test('forced, it goes at once, also while it waits for its deletion', async () => {
    await create('shop/app', 'one');
    await client.send(new DeleteSecretCommand({ SecretId: 'shop/app' }));
    await client.send(
      new DeleteSecretCommand({ SecretId: 'shop/app', ForceDeleteWithoutRecovery: true }),
    );
    await create('shop/app', 'two');
  });

  test('a window of six days is refused', async () => {
    await create('shop/app', 'one');
    await expect(
      client.send(new DeleteSecretCommand({ SecretId: 'shop/app', RecoveryWindowInDays: 6 })),
    ).rejects.toThrow('between 7 and 30 days');
  });

  test('a list leaves out what waits for its deletion, unless asked for it', async () => {
    await create('shop/app', 'one');
    await client.send(new DeleteSecretCommand({ SecretId: 'shop/app' }));
    expect((await client.send(new ListSecretsCommand({}))).SecretList).toEqual([]);
    const all = await client.send(new ListSecretsCommand({ IncludePlannedDeletion: true }));
    expect(all.SecretList?.map(({ Name }) => Name)).toEqual(['shop/app']);
  });
});

test('tags are added and taken away', async () => {
  await create('shop/app', 'one');
  const SecretId = 'shop/app';
  const Tags = [
    { Key: 'team', Value: 'shop' },
    { Key: 'stage', Value: 'test' },
  ];
  await client.send(new TagResourceCommand({ SecretId, Tags }));
  await client.send(new UntagResourceCommand({ SecretId, TagKeys: ['stage'] }));
  const described = await client.send(new DescribeSecretCommand({ SecretId }));
  expect(described.Tags).toEqual([{ Key: 'team', Value: 'shop' }]);
});

test('a second secret of the same name is refused', async () => {
  await create('shop/app', 'one');
  await expect(create('shop/app', 'two')).rejects.toMatchObject({
    name: 'ResourceExistsException',
    message: 'The operation failed because the secret shop/app already exists.',
  });
});

test('rotation is refused by name', async () => {
  await create('shop/app', 'one');
  await expect(
    client.send(new RotateSecretCommand({ SecretId: 'shop/app' })),
  ).rejects.toMatchObject({
    name: 'NotModelled',
    message: 'The sandbox does not model SecretsManager RotateSecret.',
  });
});

test('a random password has the asked length and none of the excluded characters', async () => {
  const { RandomPassword } = await client.send(
    new GetRandomPasswordCommand({ PasswordLength: 200, ExcludePunctuation: true }),
  );
  expect(RandomPassword).toMatch(/^[A-Za-z0-9]{200}$/);
});

test('IAM is asked for the whole ARN, and for the customer key that the value is under', async () => {
  const key = 'arn:aws:kms:eu-west-1:123456789012:key/1b2c';
  await client.send(
    new CreateSecretCommand({ Name: 'shop/app', SecretString: 'x', KmsKeyId: key }),
  );
  expect(secrets.operations.GetSecretValue?.needs({ SecretId: 'shop/app' })).toEqual([
    { action: 'secretsmanager:GetSecretValue', resource: secrets.arnOf('shop/app') },
    {
      action: 'kms:Decrypt',
      resource: key,
      context: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' },
    },
  ]);
});
