import {
  ListStackResourcesCommand,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import type { OperationContext } from './operation-context.ts';

/** Every resource that a stack has now. */
export async function listResources(
  stack: string,
  { clients, signal }: Pick<OperationContext, 'clients' | 'signal'>,
): Promise<readonly StackResourceSummary[]> {
  const resources: StackResourceSummary[] = [];
  let NextToken: string | undefined;
  do {
    const page = await clients.cloudFormation.send(
      new ListStackResourcesCommand({ StackName: stack, NextToken }),
      { abortSignal: signal },
    );
    resources.push(...(page.StackResourceSummaries ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return resources.filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE');
}

/** What AWS calls the first resource of a type that a stack has. */
export function physicalId(
  resources: readonly StackResourceSummary[],
  type: string,
): string | undefined {
  return resources.find(({ ResourceType }) => ResourceType === type)?.PhysicalResourceId;
}
