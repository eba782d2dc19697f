import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { WatchedLog } from './watch-logs.ts';
import type { WatchedService } from './watch-service.ts';

/** What a service's stack made that can be watched. */
export interface DeployedService {
  readonly service: WatchedService;
  readonly log: WatchedLog | undefined;
}

/** Finds the service in its stack. Throws when the stack has none. */
export async function findService(
  { name, stack }: { readonly name: string; readonly stack: string },
  { clients }: Pick<DeploymentContext, 'clients'>,
): Promise<DeployedService> {
  const { StackResources = [] } = await clients.cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: stack }),
  );
  const idOf = (type: string): string | undefined =>
    StackResources.find(({ ResourceType }) => ResourceType === type)?.PhysicalResourceId;
  const [, cluster, service] = idOf('AWS::ECS::Service')?.split('/') ?? [];
  if (!cluster || !service) throw new Error(`the stack ${stack} has no service`);
  const group = idOf('AWS::Logs::LogGroup');
  return {
    service: { name, cluster, service },
    log: group === undefined ? undefined : { name, group },
  };
}
