import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import type { Operations } from '../../../aws/operation.ts';
import { createIdentity } from '../../../aws/random-identity.ts';
import { createRoles } from '../../../iam/create-roles.ts';
import { createRepositories } from '../../../images/create-repositories.ts';
import { createLogs } from '../../../logs/create-logs.ts';
import type { Network } from '../../../network/network.ts';
import type { Observation } from '../../../observation.ts';
import { createParameters } from '../../../parameters/create-parameters.ts';
import { type TestResource, testResources } from '../../../resources/testing/resources.ts';
import type { Script } from '../../../runner/scripted/script.ts';
import { scriptedRunner } from '../../../runner/scripted/scripted-runner.ts';
import { createSecrets } from '../../../secrets/create-secrets.ts';
import { virtualClock } from '../../../time/virtual-clock.ts';
import { fullWaits } from '../../../time/waits.ts';
import { createTaskDefinitions } from '../../task-definitions/task-definitions.ts';
import type { LaunchRequest, Task } from '../../tasks.ts';
import { createTasks } from '../create-tasks.ts';
import { singleSubnet } from './single-subnet.ts';

export const accountId = '123456789012';
export const region = 'ap-northeast-2';
export const registry = `${accountId}.dkr.ecr.${region}.amazonaws.com`;
export const executionRole = `arn:aws:iam::${accountId}:role/api-execution`;
export const subnetId = 'subnet-0a';

/** What AmazonECSTaskExecutionRolePolicy allows, and secrets and parameters under `shop/`. */
export const executionStatements = [
  {
    Effect: 'Allow',
    Action: [
      'ecr:GetAuthorizationToken',
      'ecr:BatchCheckLayerAvailability',
      'ecr:GetDownloadUrlForLayer',
      'ecr:BatchGetImage',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ],
    Resource: '*',
  },
  {
    Effect: 'Allow',
    Action: 'secretsmanager:GetSecretValue',
    Resource: `arn:aws:secretsmanager:${region}:${accountId}:secret:shop/*`,
  },
  {
    Effect: 'Allow',
    Action: 'ssm:GetParameters',
    Resource: `arn:aws:ssm:${region}:${accountId}:parameter/shop/*`,
  },
];

/** The container of `apiDefinition`, to change in a test. */
export const apiContainer = {
  name: 'api',
  image: `${registry}/shop/api:v1`,
  portMappings: [{ containerPort: 8000 }],
  logConfiguration: {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': '/shop/api',
      'awslogs-region': region,
      'awslogs-stream-prefix': 'api',
    },
  },
} satisfies ContainerDefinition;

/** A web service of one container `api` on port 8000, as a user registers it. */
export const apiDefinition = {
  family: 'api',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  executionRoleArn: executionRole,
  containerDefinitions: [apiContainer],
} satisfies RegisterTaskDefinitionCommandInput;

/** An account in which any packet arrives unless a test closes its way. */
export function taskAccount(scripts: Readonly<Record<string, Script>> = {}) {
  return taskAccountOn(singleSubnet(subnetId), scripts);
}

/** An account in virtual time, with the image `shop/api:v1`, its execution role and log group. */
export async function taskAccountOn<Net extends Network>(
  network: Net,
  scripts: Readonly<Record<string, Script>> = {},
) {
  const clock = virtualClock();
  const identity = createIdentity({ account: accountId, region, seed: 1 });
  const base = { clock, identity };
  const roles = createRoles(base);
  const secrets = createSecrets(base);
  const parameters = createParameters(base);
  const logs = createLogs(base);
  const repositories = createRepositories(base);
  const definitions = createTaskDefinitions(base);
  const observations: Observation[] = [];
  const environments = new Map<string, Readonly<Record<string, string>>>();
  const seen: Task[] = [];
  const aws = testResources({ ...roles.handlers, ...repositories.handlers });
  let role: TestResource | undefined;
  const tasks = createTasks({
    ...base,
    waits: fullWaits(clock),
    observe: (observation) => observations.push(observation),
    network,
    roles,
    secrets,
    parameters,
    logs,
    repositories,
    definitions,
    runner: scriptedRunner(clock, ({ container, environment }) => {
      environments.set(container, environment);
      return scripts[container] ?? {};
    }),
    dialOutside: () => Promise.reject(new Error('Nothing is outside.')),
    resolveConnect: () => undefined,
    dialAgent: () => Promise.reject(new Error('Nobody answers.')),
    environmentOf: (task, container) => ({
      ECS_CONTAINER_METADATA_URI_V4: `http://169.254.170.2/v4/${task.id}-${container}`,
    }),
    createLogGroup: (logGroupName) =>
      void call(logs.operations, 'CreateLogGroup', { logGroupName }),
    clusterNamed: (reference = 'default') => reference.slice(reference.lastIndexOf('/') + 1),
    usageInterval: 5,
  });
  tasks.onChange((task) => seen.push(task));

  /** Gives the execution role other permissions, or lets another service assume it. */
  async function allow(statements: readonly object[], trusted = 'ecs-tasks.amazonaws.com') {
    if (role !== undefined) await aws.delete(role);
    role = await aws.create('AWS::IAM::Role', {
      RoleName: 'api-execution',
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: trusted }, Action: 'sts:AssumeRole' }],
      },
      Policies: [
        { PolicyName: 'start', PolicyDocument: { Version: '2012-10-17', Statement: statements } },
      ],
    });
  }

  function register(change: Partial<RegisterTaskDefinitionCommandInput> = {}) {
    const input = { ...apiDefinition, ...change };
    const family = input.family ?? '';
    void call(definitions.operations, 'RegisterTaskDefinition', input);
    return definitions.find(family);
  }

  function launch(change: Partial<LaunchRequest> = {}): Task {
    return tasks.launch({
      cluster: 'shop',
      definition: change.definition ?? register(),
      group: 'service:api',
      subnetIds: [subnetId],
      securityGroupIds: ['sg-1'],
      assignPublicAddress: false,
      ...change,
    });
  }

  /** Runs until the task has stopped, and gives it as it is then. */
  async function untilStopped({ arn }: Task): Promise<Task> {
    await clock.run({ until: () => tasks.find(arn)?.status === 'STOPPED' });
    return look(arn);
  }

  function look(arn: string): Task {
    const task = tasks.find(arn);
    if (task === undefined) throw new Error(`There is no task ${arn}.`);
    return task;
  }

  await allow(executionStatements);
  await call(logs.operations, 'CreateLogGroup', { logGroupName: '/shop/api' });
  await aws.create('AWS::ECR::Repository', { RepositoryName: 'shop/api' });
  repositories.put('shop/api', 'v1', {
    digest: `sha256:${'1'.repeat(64)}`,
    architectures: ['X86_64', 'ARM64'],
    compressedSize: 100_000_000,
    engineReference: 'local/shop/api:v1',
  });

  return {
    ...base,
    network,
    secrets,
    parameters,
    logs,
    repositories,
    definitions,
    tasks,
    observations,
    environments,
    seen,
    allow,
    register,
    launch,
    untilStopped,
    look,
  };
}

export type TaskAccount = Awaited<ReturnType<typeof taskAccount>>;

/** Calls an operation as the developer; rejects as it does. */
export async function call(
  operations: Operations,
  name: string,
  input: object,
): Promise<Readonly<Record<string, unknown>>> {
  const operation = operations[name];
  if (operation === undefined) throw new Error(`There is no operation ${name}.`);
  return { ...(await operation.run(input, { caller: { kind: 'developer' } })) };
}
