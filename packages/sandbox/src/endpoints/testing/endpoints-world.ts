import type { Operations } from '../../aws/operation.ts';
import { createIdentity } from '../../aws/random-identity.ts';
import type { RegisteredDefinition } from '../../ecs/task-definition.ts';
import type { Task } from '../../ecs/tasks.ts';
import { createRoles } from '../../iam/create-roles.ts';
import { createLogs } from '../../logs/create-logs.ts';
import { createParameters } from '../../parameters/create-parameters.ts';
import { resourceRequest } from '../../resources/testing/resource-request.ts';
import { createSecrets } from '../../secrets/create-secrets.ts';
import type { Clock } from '../../time/clock.ts';
import { createContainerAddresses } from '../containers/container-addresses.ts';
import { createEndpoints } from '../create-endpoints.ts';
import { listedTasks } from './listed-tasks.ts';

export type EndpointsWorld = ReturnType<typeof endpointsWorld>;

/** An account with endpoints, of which tests say what roles and tasks it has. */
export function endpointsWorld(clock: Clock, further: { readonly SQS?: Operations } = {}) {
  const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 7 });
  const secrets = createSecrets({ clock, identity });
  const parameters = createParameters({ clock, identity });
  const logs = createLogs({ clock, identity });
  const roles = createRoles({ clock, identity });
  const tasks = listedTasks();
  const addresses = createContainerAddresses({ identity });
  const faults: unknown[] = [];
  const endpoints = createEndpoints({
    identity,
    clock,
    roles,
    tasks,
    addresses,
    services: {
      SecretsManager: secrets.operations,
      SSM: parameters.operations,
      CloudWatchLogs: logs.operations,
      ...further,
    },
    usageOf: async () => ({ memory: 64 * 1024 * 1024, cpu: 128 }),
    onFault: (error) => faults.push(error),
  });

  /** Makes a role that ECS tasks may assume; answers with its ARN. */
  async function role(name: string, statements: readonly object[]): Promise<string> {
    const handler = roles.handlers['AWS::IAM::Role'];
    const trust = { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' } };
    const state = await handler?.create(
      resourceRequest({
        RoleName: name,
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ ...trust, Action: 'sts:AssumeRole' }],
        },
        Policies: statements.length === 0 ? [] : [inline(statements)],
      }),
    );
    return String(state?.attributes.Arn);
  }

  /** Lists a running task of the service `api`, and gives what its container finds. */
  function task(taskRoleArn?: string) {
    const task = runningTask(clock.now(), taskRoleArn);
    tasks.list(task);
    return { task, environment: addresses.environmentOf(task, 'api') };
  }

  return { identity, secrets, parameters, logs, roles, tasks, endpoints, faults, role, task };
}

function inline(statements: readonly object[]) {
  return {
    PolicyName: 'permissions',
    PolicyDocument: { Version: '2012-10-17', Statement: statements },
  };
}

function runningTask(now: number, taskRoleArn: string | undefined): Task {
  const id = '4f1c6c5a9e0b4d7fa3c2e1d0b9a87654';
  const definition: RegisteredDefinition = {
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-api:3',
    family: 'shop-api',
    revision: 3,
    cpu: '512',
    memory: '1024',
    ...(taskRoleArn === undefined ? {} : { taskRoleArn }),
    containerDefinitions: [
      {
        name: 'api',
        image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api:v1',
        logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/shop/api' } },
      },
    ],
  };
  return {
    arn: `arn:aws:ecs:eu-west-1:123456789012:task/shop/${id}`,
    id,
    request: {
      cluster: 'arn:aws:ecs:eu-west-1:123456789012:cluster/shop',
      definition,
      group: 'service:api',
      subnetIds: ['subnet-1'],
      securityGroupIds: ['sg-1'],
      assignPublicAddress: false,
    },
    status: 'RUNNING',
    desiredStatus: 'RUNNING',
    health: 'HEALTHY',
    availabilityZone: 'eu-west-1a',
    address: '10.0.1.17',
    containers: [
      {
        name: 'api',
        status: 'RUNNING',
        health: 'HEALTHY',
        image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api:v1',
        imageDigest: `sha256:${'ab'.repeat(32)}`,
        restarts: 0,
      },
    ],
    createdAt: now - 20_000,
    pullStartedAt: now - 15_000,
    pullStoppedAt: now - 5000,
    startedAt: now - 4000,
  };
}
