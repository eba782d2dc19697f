import { DescribeStackResourcesCommand, type StackResource } from '@aws-sdk/client-cloudformation';
import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import type { Graph } from '@seaworthy/compiler';
import { physicalId, readReferences, referencesOfTask } from '../aws/read-references.ts';
import { readReference } from '../secret-store/read-reference.ts';
import type { SecretContext } from '../secret-store/secret-store.ts';

/** What a service's stack in the account has of the application's secret. */
export interface DeployedVersion {
  readonly service: string;
  readonly stack: string;
  /** What new tasks get; absent: the version that is current when they start. */
  readonly version?: string;
  /** What a service's tasks have that run now, each revision once; none for Batch. */
  readonly running: readonly RunningVersion[];
}

/** What the tasks of one revision have of the secret. */
export interface RunningVersion {
  /** Absent: the one that was current when they started. */
  readonly version?: string;
  readonly keys: readonly string[];
}

/**
 * Reads from the account which version of the secret each deployed service has: from its task or job
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
  const read = readIn((await readReferences(resources, context)) ?? [], context);
  if (!read) return undefined;
  const { version } = read;
  const [, cluster, name] = physicalId('AWS::ECS::Service', resources)?.split('/') ?? [];
  const running = cluster && name ? await runningVersions(cluster, name, context) : [];
  return { service, stack, ...(version !== undefined && { version }), running };
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

/** Undefined when none of the references is to a key of the secret. */
function readIn(
  references: readonly string[],
  { secretArn }: OfSecret,
): RunningVersion | undefined {
  const own = references.map(readReference).filter(({ arn }) => arn === secretArn);
  if (own.length === 0) return undefined;
  const version = own.find((reference) => reference.version !== undefined)?.version;
  return { keys: own.map(({ key }) => key), ...(version !== undefined && { version }) };
}

async function runningVersions(
  cluster: string,
  service: string,
  context: OfSecret,
): Promise<readonly RunningVersion[]> {
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
  return Promise.all(
    [...definitions].map(async (definition) => {
      const references = await referencesOfTask(definition, context);
      return readIn(references, context) ?? { keys: [] };
    }),
  );
}
