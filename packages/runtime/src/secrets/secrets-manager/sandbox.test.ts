import {
  CreateSecretCommand,
  DeleteSecretCommand,
  SecretsManager,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type EndpointsWorld,
  endpointsWorld,
} from '../../../../sandbox/src/endpoints/testing/endpoints-world.ts';
import { realClock } from '../../../../sandbox/src/time/real-clock.ts';
import { type BootstrapOptions, bootstrapSecrets, type EnvMap, SecretsError } from '../index.ts';

let world: EndpointsWorld;
let server: Awaited<ReturnType<EndpointsWorld['endpoints']['listen']>>;
let admin: SecretsManager;

beforeEach(async () => {
  world = endpointsWorld(realClock());
  server = await world.endpoints.listen();
  const { accessKeyId, secretAccessKey } = world.endpoints.developer;
  admin = new SecretsManager({
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: { accessKeyId, secretAccessKey },
  });
});

afterEach(async () => {
  admin.destroy();
  await server.close();
  expect(world.faults).toEqual([]);
});

/** The variables of a container of a task whose role may do this. */
async function taskWith(...actions: readonly string[]): Promise<EnvMap> {
  const statements = actions.map((Action) => ({ Effect: 'Allow', Action, Resource: '*' }));
  const { environment } = world.task(await world.role('api-task', statements));
  const path = environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ?? '';
  return {
    APP_ENV: 'production',
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: server.url,
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${server.url}${path}`,
    ECS_CONTAINER_METADATA_URI_V4: `${server.url}/v4/x`,
  };
}

async function secret(Name: string, variables: object | string): Promise<string> {
  const SecretString = typeof variables === 'string' ? variables : JSON.stringify(variables);
  const { ARN = '' } = await admin.send(new CreateSecretCommand({ Name, SecretString }));
  return ARN;
}

async function errorOf(options: BootstrapOptions): Promise<SecretsError> {
  return bootstrapSecrets(options).then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: unknown) => {
      if (error instanceof SecretsError) return error;
      throw error;
    },
  );
}

describe('a task that reads its secrets by itself', () => {
  test('gets the variables of SECRET_NAME with the keys of its role', async () => {
    await secret('short-cut/prod/app', { OPENAI_API_KEY: 'sk-1', MILVUS_PORT: '19530' });
    const target = await taskWith('secretsmanager:GetSecretValue');
    target.SECRET_NAME = 'short-cut/prod/app';
    target.MILVUS_PORT = 'from the task definition';
    const report = await bootstrapSecrets({
      target,
      required: ['OPENAI_API_KEY', { name: 'MILVUS_PORT', check: 'port' }],
    });
    expect(target).toMatchObject({ OPENAI_API_KEY: 'sk-1', MILVUS_PORT: '19530' });
    expect(report.overridden).toEqual([
      { name: 'MILVUS_PORT', by: 'secretsmanager:short-cut/prod/app' },
    ]);
    expect(report.sources[1]).toMatchObject({ status: 'loaded', keys: 2 });
    expect(report.sources[1]?.version).toMatch(/^[\w-]{36}$/);
  });

  test('is found by ARN too, and a later secret wins', async () => {
    const one = await secret('one', { A: 'one', K: 'one' });
    await secret('two', { B: 'two', K: 'two' });
    const target = await taskWith('secretsmanager:*');
    await bootstrapSecrets({ target, secretIds: [one, 'two'] });
    expect(target).toMatchObject({ A: 'one', B: 'two', K: 'two' });
  });

  test('needs no BatchGetSecretValue for several secrets', async () => {
    await secret('one', { A: 'one' });
    await secret('two', { B: 'two' });
    const target = await taskWith('secretsmanager:GetSecretValue');
    await bootstrapSecrets({ target, secretIds: ['one', 'two'] });
    expect(target).toMatchObject({ A: 'one', B: 'two' });
  });

  test('fetches 45 secrets in three batches', async () => {
    const secretIds = Array.from({ length: 45 }, (_, index) => `many/${index}`);
    for (const [index, id] of secretIds.entries())
      await secret(id, { [`V${index}`]: String(index) });
    const target = await taskWith('secretsmanager:*');
    const report = await bootstrapSecrets({ target, secretIds });
    expect(report.set).toHaveLength(45);
    expect(target.V44).toBe('44');
  });

  test('without the permission is told role, action and resource, beside what is missing', async () => {
    await secret('short-cut/prod/app', { A: '1' });
    const target = await taskWith();
    const before = { ...target };
    const error = await errorOf({ target, secretIds: ['short-cut/prod/app'], required: ['A'] });
    expect(error.missing.map(({ name }) => name)).toEqual(['A']);
    expect(error.sources).toHaveLength(1);
    expect(error.sources[0]).toMatchObject({ code: 'AccessDenied', role: 'task-role' });
    expect(error.sources[0]?.message).toMatch(/api-task.*secretsmanager:GetSecretValue/s);
    expect(error.sources[0]?.message).toContain('on short-cut/prod/app');
    expect(error.exitCode).toBe(78);
    expect(target).toEqual(before);
  });

  test('of several secrets, only the absent one fails', async () => {
    await secret('one', { A: 'one' });
    const target = await taskWith('secretsmanager:*');
    const error = await errorOf({ target, secretIds: ['one', 'none'] });
    expect(error.sources.map(({ id, code }) => `${id} ${code}`)).toEqual([
      'secretsmanager:none NotFound',
    ]);
  });

  test('a secret that is marked for deletion says how it comes back', async () => {
    await secret('gone', { A: '1' });
    await admin.send(new DeleteSecretCommand({ SecretId: 'gone' }));
    const error = await errorOf({
      target: await taskWith('secretsmanager:*'),
      secretIds: ['gone'],
    });
    expect(error.sources[0]?.code).toBe('NotFound');
    expect(error.message).toContain('RestoreSecret');
  });

  test('a task without a role is told so', async () => {
    const target = await taskWith();
    delete target.AWS_CONTAINER_CREDENTIALS_FULL_URI;
    const error = await errorOf({ target, secretIds: ['one'] });
    expect(error.sources[0]).toMatchObject({ code: 'Credentials', role: 'task-role' });
    expect(error.message).toContain('taskRoleArn');
  });

  test('without a region it fails at once', async () => {
    const target = await taskWith();
    delete target.AWS_REGION;
    expect((await errorOf({ target, secretIds: ['one'] })).message).toContain('AWS_REGION');
  });
});

describe('what is in the secret', () => {
  test.each([
    ['not JSON', 'hunter2', 'is not JSON'],
    ['an array', '["hunter2"]', 'not an object'],
    ['a number', '1000000', 'not an object'],
    ['null', 'null', 'not an object'],
  ])('%s: a clear error without the content', async (_, content, said) => {
    await secret('odd', content);
    const error = await errorOf({ target: await taskWith('secretsmanager:*'), secretIds: ['odd'] });
    expect(error.sources[0]?.code).toBe('BadPayload');
    expect(error.message).toContain(said);
    expect(error.message).not.toContain('hunter2');
  });

  test('numbers stay as they are written, what is no text is refused, the last of two counts', async () => {
    await secret(
      'mixed',
      '{"N":1000000,"T":true,"NULL":null,"NEST":{"a":"},\\""},"LIST":[1],"D":"1","D":"2","E":"\\u00e9"}',
    );
    const target = await taskWith('secretsmanager:*');
    const report = await bootstrapSecrets({ target, secretIds: ['mixed'] });
    expect(target).toMatchObject({ N: '1000000', T: 'true', D: '2', E: 'é' });
    expect(report.refused).toEqual(
      ['NULL', 'NEST', 'LIST'].map((name) => ({ name, reason: 'not-a-string' })),
    );
    expect(report.warnings).toEqual([
      'N is a number in the secret: make it a string, since ECS may write it differently.',
      'T is a boolean in the secret: make it a string, since ECS may write it differently.',
      'D stands twice in the secret; the last one counts.',
    ]);
  });
});

describe("the application's own client", () => {
  test('is asked instead', async () => {
    await secret('app', { A: '1' });
    const target: EnvMap = {};
    await bootstrapSecrets({ target, dotenv: false, secretIds: ['app'], client: admin });
    expect(target.A).toBe('1');
  });

  test('has its errors told apart in the same way', async () => {
    const error = await errorOf({ target: {}, dotenv: false, secretIds: ['none'], client: admin });
    expect(error.sources[0]).toMatchObject({ code: 'NotFound', role: 'local-profile' });
  });
});

test('a hundred signatures of random calls are good', async () => {
  const target = await taskWith('secretsmanager:*');
  const names = Array.from({ length: 100 }, () => `r/${Math.random().toString(36)}+=.@-_`);
  const errors = await Promise.all(
    names.map((name) => errorOf({ target: { ...target }, secretIds: [name] })),
  );
  expect(new Set(errors.map(({ sources }) => sources[0]?.code))).toEqual(new Set(['NotFound']));
});
