import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
  type NetworkConfiguration,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { shopTemplate } from '../testing/shop-template.ts';
import { followRules } from './read-script.ts';
import { type ServedSandbox, type ServeRequest, serveSandbox } from './serve-sandbox.ts';

let served: ServedSandbox;

async function start(options: ServeRequest = {}): Promise<void> {
  served = await serveSandbox({ speed: 200, ...options });
  for (const [name, value] of Object.entries(served.environment)) vi.stubEnv(name, value);
}

beforeEach(() => vi.unstubAllEnvs());

afterEach(async () => {
  vi.unstubAllEnvs();
  await served.close();
});

/** A stack of the shop, made by clients that know nothing but their environment. */
async function deploy(): Promise<string> {
  const client = new CloudFormationClient();
  await client.send(
    new CreateStackCommand({
      StackName: 'shop',
      TemplateBody: JSON.stringify(shopTemplate),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    }),
  );
  let address: string | undefined;
  await vi.waitFor(
    async () => {
      const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'shop' }));
      expect(Stacks?.[0]?.StackStatus).toBe('CREATE_COMPLETE');
      address = Stacks?.[0]?.Outputs?.[0]?.OutputValue;
    },
    { timeout: 20_000, interval: 50 },
  );
  return address ?? '';
}

/** Asks a load balancer by its name, with the sandbox as a proxy. */
function get(address: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: served.port, path: address }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    });
    asked.once('error', reject).end();
  });
}

/** Where the tasks of the shop's service are. */
async function networkOf(ecs: ECSClient): Promise<NetworkConfiguration | undefined> {
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'shop', services: ['web'] }),
  );
  return services?.[0]?.networkConfiguration;
}

describe('A served sandbox', () => {
  test('deploys what clients of another process would deploy, and answers at its load balancer', async () => {
    await start();
    const address = await deploy();
    expect(await get(`${address}/hello`)).toEqual({
      status: 200,
      body: expect.stringMatching(/^shop-web:1 [0-9a-f]{32}\n$/),
    });
    expect((await get('http://none-1.eu-west-1.elb.amazonaws.com/')).status).toBe(502);
  });

  test('lets containers do what a script says of their image', async () => {
    const scriptFor = followRules([
      { image: '*web:2', script: { exits: { after: 1000, code: 3 } } },
      { container: 'web', script: { listens: [{ port: 8000 }] } },
    ]);
    await start({ scriptFor });
    const address = await deploy();
    const ecs = new ECSClient();
    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: 'shop-web' }),
    );
    const { family, cpu, memory, executionRoleArn, containerDefinitions } = taskDefinition ?? {};
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family,
        cpu,
        memory,
        executionRoleArn,
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        containerDefinitions: containerDefinitions?.map((one) => ({
          ...one,
          image: 'public.ecr.aws/shop/web:2',
        })),
      }),
    );
    const service = { cluster: 'shop', service: 'web' };
    await ecs.send(new UpdateServiceCommand({ ...service, taskDefinition: 'shop-web' }));
    await vi.waitFor(
      async () => {
        const { serviceDeployments } = await ecs.send(new ListServiceDeploymentsCommand(service));
        expect(serviceDeployments?.[0]?.status).toBe('ROLLBACK_SUCCESSFUL');
      },
      { timeout: 20_000, interval: 50 },
    );
    expect((await get(address)).body).toContain('shop-web:1');
  });

  test('ends a task on its own, as a migration is, and keeps those of services', async () => {
    await start({ speed: 20 });
    await deploy();
    const ecs = new ECSClient();
    await ecs.send(
      new RunTaskCommand({
        cluster: 'shop',
        taskDefinition: 'shop-web',
        launchType: 'FARGATE',
        networkConfiguration: await networkOf(ecs),
      }),
    );
    await vi.waitFor(
      async () => {
        const list = new ListTasksCommand({ cluster: 'shop', desiredStatus: 'STOPPED' });
        const { taskArns = [] } = await ecs.send(list);
        const { tasks } = await ecs.send(
          new DescribeTasksCommand({ cluster: 'shop', tasks: taskArns }),
        );
        const ends = tasks?.map(({ group, containers }) => [group, containers?.[0]?.exitCode]);
        expect(ends).toEqual([['family:shop-web', 0]]);
      },
      { timeout: 20_000, interval: 50 },
    );
  });

  test('is interfered with as a test says', async () => {
    await start({ interfere: () => ({ kind: 'throttled' }) });
    const client = new CloudFormationClient({ maxAttempts: 1 });
    await expect(client.send(new DescribeStacksCommand({}))).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Rate exceeded',
    });
  });
});
