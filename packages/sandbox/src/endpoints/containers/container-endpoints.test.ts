import { beforeEach, describe, expect, test } from 'vitest';
import { type VirtualClock, virtualClock } from '../../time/virtual-clock.ts';
import { type EndpointsWorld, endpointsWorld } from '../testing/endpoints-world.ts';

const minute = 60_000;
const hour = 60 * minute;
let clock: VirtualClock;
let world: EndpointsWorld;

beforeEach(() => {
  clock = virtualClock(Date.UTC(2026, 0, 1, 12));
  world = endpointsWorld(clock);
});

/** Asks as a container does: unsigned, at the address that a variable gave it. */
async function ask(url: string | undefined, method = 'GET', body: unknown = '') {
  const response = await world.endpoints.handle({
    method,
    path: (url ?? '').replace('http://169.254.170.2', ''),
    query: {},
    headers: {},
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  });
  return { status: response.status, body: JSON.parse(String(response.body)) };
}

describe('variables', () => {
  test('a container finds its endpoints at the addresses that Fargate uses', () => {
    const { environment } = world.task('arn:aws:iam::123456789012:role/api-task');
    expect(environment).toEqual({
      ECS_CONTAINER_METADATA_URI: expect.stringMatching(
        /^http:\/\/169\.254\.170\.2\/v3\/[0-9a-f]{32}-\d{10}$/,
      ),
      ECS_CONTAINER_METADATA_URI_V4: expect.stringMatching(/\/v4\/[0-9a-f]{32}-\d{10}$/),
      ECS_AGENT_URI: expect.stringMatching(/\/api\/[0-9a-f]{32}-\d{10}$/),
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: expect.stringMatching(
        /^\/v2\/credentials\/[0-9a-f-]{36}$/,
      ),
    });
  });

  test('a task without a role is told of no credentials', () => {
    expect(world.task().environment).not.toHaveProperty('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI');
  });
});

describe('credentials', () => {
  const roleArn = 'arn:aws:iam::123456789012:role/api-task';

  test('keys of the role last six hours and rotate before they end', async () => {
    const url = world.task(roleArn).environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
    const first = await ask(url);
    expect(first.body).toEqual({
      RoleArn: roleArn,
      AccessKeyId: expect.stringMatching(/^ASIA[0-9A-F]{16}$/),
      SecretAccessKey: expect.stringMatching(/^.{40}$/),
      Token: expect.any(String),
      Expiration: '2026-01-01T18:00:00Z',
    });
    await clock.run({ for: 5 * hour });
    expect((await ask(url)).body).toEqual(first.body);
    await clock.run({ for: 50 * minute });
    const next = await ask(url);
    expect(next.body.AccessKeyId).not.toBe(first.body.AccessKeyId);
    expect(next.body.Expiration).toBe('2026-01-01T23:50:00Z');
  });

  test('an unknown id, and that of a task that has stopped, are refused', async () => {
    const refusal = {
      status: 400,
      body: {
        code: 'InvalidIdInRequest',
        message: 'CredentialsV2Request: Credentials not found',
        HTTPErrorCode: 400,
      },
    };
    expect(await ask('/v2/credentials/none')).toEqual(refusal);
    const { task, environment } = world.task(roleArn);
    world.tasks.list({ ...task, status: 'STOPPED' });
    expect(await ask(environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)).toEqual(refusal);
  });
});

describe('metadata', () => {
  test('a container learns of itself', async () => {
    const { environment } = world.task();
    const { body } = await ask(environment.ECS_CONTAINER_METADATA_URI_V4);
    expect(body).toMatchObject({
      DockerId: environment.ECS_CONTAINER_METADATA_URI_V4?.split('/').at(-1),
      Name: 'api',
      Image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api:v1',
      ImageID: `sha256:${'ab'.repeat(32)}`,
      KnownStatus: 'RUNNING',
      Health: { status: 'HEALTHY' },
      LogDriver: 'awslogs',
      Networks: [{ NetworkMode: 'awsvpc', IPv4Addresses: ['10.0.1.17'] }],
      Labels: { 'com.amazonaws.ecs.task-definition-family': 'shop-api' },
    });
  });

  test('a container learns of its task, also by the path of version 3', async () => {
    const { task, environment } = world.task();
    const { body } = await ask(`${environment.ECS_CONTAINER_METADATA_URI_V4}/task`);
    expect(body).toMatchObject({
      Cluster: 'arn:aws:ecs:eu-west-1:123456789012:cluster/shop',
      TaskARN: task.arn,
      Family: 'shop-api',
      Revision: '3',
      ServiceName: 'api',
      DesiredStatus: 'RUNNING',
      KnownStatus: 'RUNNING',
      Limits: { CPU: 0.5, Memory: 1024 },
      PullStartedAt: '2026-01-01T11:59:45.000Z',
      AvailabilityZone: 'eu-west-1a',
      LaunchType: 'FARGATE',
      Containers: [{ Name: 'api' }],
    });
    const older = await ask(`${environment.ECS_CONTAINER_METADATA_URI}/task`);
    expect(older.body.TaskARN).toBe(task.arn);
  });

  test('statistics come in the form of Docker, of one container and of all', async () => {
    const { environment } = world.task();
    const url = environment.ECS_CONTAINER_METADATA_URI_V4;
    await ask(`${url}/stats`);
    await clock.run({ for: 10_000 });
    const { body } = await ask(`${url}/stats`);
    expect(body.memory_stats).toMatchObject({
      usage: 64 * 1024 * 1024,
      limit: 1024 * 1024 * 1024,
    });
    const spent = body.cpu_stats.cpu_usage.total_usage - body.precpu_stats.cpu_usage.total_usage;
    const passed = body.cpu_stats.system_cpu_usage - body.precpu_stats.system_cpu_usage;
    expect(spent / passed).toBeCloseTo(128 / 1024);
    const all = await ask(`${url}/task/stats`);
    expect(Object.keys(all.body)).toEqual([url?.split('/').at(-1)]);
  });

  test('an id of nobody is not found', async () => {
    expect(await ask('/v4/none')).toMatchObject({ status: 404 });
  });
});

describe('protection', () => {
  const allow = { Effect: 'Allow', Action: 'ecs:*TaskProtection', Resource: '*' };

  async function protectable() {
    const { task, environment } = world.task(await world.role('worker-task', [allow]));
    return { task, url: `${environment.ECS_AGENT_URI}/task-protection/v1/state` };
  }

  test('a task protects itself for a while, and is unprotected again after it', async () => {
    const { task, url } = await protectable();
    const put = await ask(url, 'PUT', { ProtectionEnabled: true, ExpiresInMinutes: 60 });
    expect(put).toEqual({
      status: 200,
      body: {
        protection: {
          ExpirationDate: '2026-01-01T13:00:00Z',
          ProtectionEnabled: true,
          TaskArn: task.arn,
        },
      },
    });
    expect(world.tasks.find(task.arn)?.protectedUntil).toBe(clock.now() + hour);
    await clock.run({ for: hour });
    const get = await ask(url);
    expect(get.body).toEqual({
      protection: { ExpirationDate: null, ProtectionEnabled: false, TaskArn: task.arn },
    });
  });

  test('two hours unless said, and off at once when asked', async () => {
    const { task, url } = await protectable();
    await ask(url, 'PUT', { ProtectionEnabled: true });
    expect(world.tasks.find(task.arn)?.protectedUntil).toBe(clock.now() + 2 * hour);
    await ask(url, 'PUT', { ProtectionEnabled: false });
    expect(world.tasks.find(task.arn)?.protectedUntil).toBeUndefined();
  });

  test.each([
    [{ ExpiresInMinutes: 5 }, "Invalid request: does not contain 'ProtectionEnabled' field"],
    [{ ProtectionEnabled: true, Minutes: 5 }, 'UpdateTaskProtection: failed to decode request'],
    [{ ProtectionEnabled: 'yes' }, 'UpdateTaskProtection: failed to decode request'],
    ['{', 'UpdateTaskProtection: failed to decode request'],
    [{ ProtectionEnabled: true, ExpiresInMinutes: 2881 }, 'between 1 and 2880'],
  ])('%j is refused', async (body, message) => {
    const { url } = await protectable();
    const answer = await ask(url, 'PUT', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      Code: 'InvalidParameterException',
      Message: expect.stringContaining(message),
    });
  });

  test('a task of no service cannot be protected', async () => {
    const { task, url } = await protectable();
    world.tasks.list({ ...task, request: { ...task.request, group: 'family:shop-api' } });
    const answer = await ask(url, 'PUT', { ProtectionEnabled: true });
    expect(answer).toEqual({
      status: 200,
      body: { failure: { Arn: task.arn, Detail: null, Reason: 'TASK_NOT_VALID' } },
    });
  });

  test('without a role, or without the permission, access is denied', async () => {
    const bare = world.task().environment;
    const without = await ask(`${bare.ECS_AGENT_URI}/task-protection/v1/state`);
    expect(without).toMatchObject({
      status: 403,
      body: {
        error: {
          Code: 'AccessDeniedException',
          Message: 'Invalid Request: no task IAM role credentials available for task',
        },
      },
    });
    const { task, environment } = world.task(await world.role('poor-task', []));
    const denied = await ask(`${environment.ECS_AGENT_URI}/task-protection/v1/state`);
    expect(denied.body).toEqual({
      requestID: expect.any(String),
      error: {
        Arn: task.arn,
        Code: 'AccessDeniedException',
        Message: `User: arn:aws:sts::123456789012:assumed-role/poor-task/${task.id} is not authorized to perform: ecs:GetTaskProtection on resource: ${task.arn} because no identity-based policy allows the ecs:GetTaskProtection action`,
      },
    });
  });
});
