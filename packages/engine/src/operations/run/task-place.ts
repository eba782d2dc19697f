import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  type NetworkConfiguration,
} from '@aws-sdk/client-ecs';
import type { DeployedStack } from '../find-stacks.ts';
import { listResources, physicalId } from '../list-resources.ts';
import type { OperationContext } from '../operation-context.ts';

/** Where and how the tasks of a deployed service run. */
export interface TaskPlace {
  readonly cluster: string;
  readonly definition: string;
  readonly container: string;
  readonly group: string;
  readonly network: NetworkConfiguration;
}

/** Where the tasks of a deployed service run, and how; undefined when it has no task definition. */
export async function placeOf(
  stack: DeployedStack,
  context: OperationContext,
): Promise<TaskPlace | undefined> {
  const resources = await listResources(stack.name, context);
  const definition = physicalId(resources, 'AWS::ECS::TaskDefinition');
  const service = physicalId(resources, 'AWS::ECS::Service');
  const group = physicalId(resources, 'AWS::Logs::LogGroup');
  if (definition === undefined || group === undefined) return undefined;
  const way = service ? await ofService(service, context) : ofOutputs(stack.outputs);
  const { taskDefinition } = await context.clients.ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: definition }),
    { abortSignal: context.signal },
  );
  const container = taskDefinition?.containerDefinitions?.[0]?.name;
  return way && container !== undefined ? { ...way, definition, container, group } : undefined;
}

async function ofService(
  arn: string,
  { clients, signal }: OperationContext,
): Promise<Pick<TaskPlace, 'cluster' | 'network'> | undefined> {
  const cluster = arn.split('/')[1] ?? '';
  const { services } = await clients.ecs.send(
    new DescribeServicesCommand({ cluster, services: [arn] }),
    { abortSignal: signal },
  );
  const network = services?.[0]?.networkConfiguration;
  return network && { cluster, network };
}

/** A job's stack says it, as no service of ECS does. */
function ofOutputs(
  outputs: DeployedStack['outputs'],
): Pick<TaskPlace, 'cluster' | 'network'> | undefined {
  const { Cluster: cluster, Subnets, SecurityGroup, PublicAddress } = outputs;
  if (cluster === undefined || Subnets === undefined || SecurityGroup === undefined)
    return undefined;
  const assignPublicIp = PublicAddress === 'ENABLED' ? 'ENABLED' : 'DISABLED';
  const subnets = Subnets.split(',');
  const securityGroups = [SecurityGroup];
  return { cluster, network: { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp } } };
}
