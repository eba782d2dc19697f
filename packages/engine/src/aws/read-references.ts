import {
  DescribeJobDefinitionsCommand,
  type DescribeJobDefinitionsCommandOutput,
  type JobDefinition,
} from '@aws-sdk/client-batch';
import type { StackResource } from '@aws-sdk/client-cloudformation';
import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import type { DeploymentContext } from './deployment-context.ts';

type ReadingContext = Pick<DeploymentContext, 'clients' | 'signal'>;

/**
 * The references to secrets in a service's definition, each `ARN:KEY:STAGE:VERSION`: of ECS's tasks,
 * or of Batch's jobs. Undefined when the stack has neither definition.
 */
export async function readReferences(
  resources: readonly StackResource[],
  context: ReadingContext,
): Promise<readonly string[] | undefined> {
  const task = physicalId('AWS::ECS::TaskDefinition', resources);
  if (task !== undefined) return referencesOfTask(task, context);
  const job = physicalId('AWS::Batch::JobDefinition', resources);
  return job === undefined ? undefined : referencesOfJob(job, context);
}

/** Those of a task definition, by its ARN. */
export async function referencesOfTask(
  taskDefinition: string,
  { clients, signal }: ReadingContext,
): Promise<readonly string[]> {
  const { taskDefinition: found } = await clients.ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition }),
    { abortSignal: signal },
  );
  const containers = found?.containerDefinitions ?? [];
  return containers.flatMap(({ secrets = [] }) => secrets.map(({ valueFrom = '' }) => valueFrom));
}

/** Of its newest revision: an update makes one, and CloudFormation may go on naming the first. */
async function referencesOfJob(
  jobDefinition: string,
  { clients, signal }: ReadingContext,
): Promise<readonly string[]> {
  const [jobDefinitionName] = jobDefinition.slice(jobDefinition.lastIndexOf('/') + 1).split(':');
  let newest: JobDefinition | undefined;
  let nextToken: string | undefined;
  do {
    const answer: DescribeJobDefinitionsCommandOutput = await clients.batch.send(
      new DescribeJobDefinitionsCommand({ jobDefinitionName, status: 'ACTIVE', nextToken }),
      { abortSignal: signal },
    );
    for (const found of answer.jobDefinitions ?? []) {
      if ((found.revision ?? 0) > (newest?.revision ?? 0)) newest = found;
    }
    nextToken = answer.nextToken;
  } while (nextToken !== undefined);
  return (newest?.containerProperties?.secrets ?? []).map(({ valueFrom = '' }) => valueFrom);
}

/** What AWS calls the first resource of a type. */
export function physicalId(type: string, resources: readonly StackResource[]): string | undefined {
  return resources.find(({ ResourceType }) => ResourceType === type)?.PhysicalResourceId;
}
