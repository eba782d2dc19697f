import { DescribeStackResourcesCommand, type StackResource } from '@aws-sdk/client-cloudformation';
import {
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import type { Graph } from '@seaworthy/compiler';
import type { SecretContext } from './describe-secret.ts';

/** What a service's stack in the account has of the application's secret. */
export interface DeployedVersion {
  readonly service: string;
  readonly stack: string;
  /** What new tasks get; absent: the version that is current when they start. */
  readonly version?: string;
  /** What the tasks have that run now, each version once, the same way. */
  readonly running: readonly (string | undefined)[];
}

/**
 * Reads from the account which version of the secret each deployed service has: from its task
 * definition, as CloudFormation does not tell parameters that it must not show. Services that do
 * not read the secret are left out. Throws what the SDK throws.
 */
export async function deployedVersions(
  { stacks }: Pick<Graph, 'stacks'>,
  secretArn: string,
  context: SecretContext,
): Promise<readonly DeployedVersion[]> {
  const found = await Promise.all(
    stacks.map(({ name, service }) =>
      service === undefined ? undefined : deployedVersion(service, name, { ...context, secretArn }),
    ),
  );
  return found.filter((version) => version !== undefined);
}

interface OfSecret extends SecretContext {
  readonly secretArn: string;
}

async function deployedVersion(
  service: string,
  stack: string,
  context: OfSecret,
): Promise<DeployedVersion | undefined> {
  const resources = await resourcesOf(stack, context);
  const idOf = (type: string): string | undefined =>
    resources.find(({ ResourceType }) => ResourceType === type)?.PhysicalResourceId;
  const definition = idOf('AWS::ECS::TaskDefinition');
  const read = definition === undefined ? undefined : await versionIn(definition, context);
  if (!read) return undefined;
  const [, cluster, name] = idOf('AWS::ECS::Service')?.split('/') ?? [];
  const running = cluster && name ? await runningVersions(cluster, name, context) : [];
  return { service, stack, ...read, running };
}

/** Empty for a stack that is not there. */
async function resourcesOf(
  stack: string,
  { clients, signal }: SecretContext,
): Promise<readonly StackResource[]> {
  const command = new DescribeStackResourcesCommand({ StackName: stack });
  try {
    const found = await clients.cloudFormation.send(command, { abortSignal: signal });
    return found.StackResources ?? [];
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return [];
    throw error;
  }
}

/** Undefined when the task definition reads no key of the secret. */
async function versionIn(
  definition: string,
  { clients, signal, secretArn }: OfSecret,
): Promise<{ readonly version?: string } | undefined> {
  const { taskDefinition } = await clients.ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: definition }),
    { abortSignal: signal },
  );
  const references = (taskDefinition?.containerDefinitions ?? [])
    .flatMap(({ secrets = [] }) => secrets.map(({ valueFrom = '' }) => valueFrom))
    .filter((valueFrom) => valueFrom.startsWith(`${secretArn}:`));
  if (references.length === 0) return undefined;
  // `ARN:KEY::VERSION`; without a version the last part is empty.
  const version = references.map((valueFrom) => valueFrom.split(':').at(-1)).find(Boolean);
  return version === undefined ? {} : { version };
}

async function runningVersions(
  cluster: string,
  service: string,
  context: OfSecret,
): Promise<readonly (string | undefined)[]> {
  const { clients, signal } = context;
  const { taskArns = [] } = await clients.ecs.send(
    new ListTasksCommand({ cluster, serviceName: service }),
    { abortSignal: signal },
  );
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await clients.ecs.send(
    new DescribeTasksCommand({ cluster, tasks: taskArns.slice(0, 100) }),
    { abortSignal: signal },
  );
  const definitions = new Set(tasks.flatMap(({ taskDefinitionArn }) => taskDefinitionArn ?? []));
  const versions = await Promise.all(
    [...definitions].map((definition) => versionIn(definition, context)),
  );
  return [...new Set(versions.flatMap((found) => (found ? [found.version] : [])))];
}
