import { DescribeStackResourcesCommand, type Stack } from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { awsReason } from './aws-reason.ts';

/** A stack is in a state that no call leads out of. */
export class StackStuck extends Error {
  override readonly name = 'StackStuck';
  readonly stackName: string;
  readonly status: string;
  /** What keeps it there. */
  readonly resources: readonly StuckResource[];

  constructor(
    stackName: string,
    status: string,
    reason = '',
    resources: readonly StuckResource[] = [],
  ) {
    super(reason);
    this.stackName = stackName;
    this.status = status;
    this.resources = resources;
  }
}

/** A resource that CloudFormation could not bring where it should be. */
export interface StuckResource {
  readonly logicalId: string;
  /** What AWS calls it; absent while it has no name there. */
  readonly physicalId?: string;
  /** AWS's own. */
  readonly reason: string;
}

/** The error of a stack in the state that it is in. Throws what the SDK throws. */
export async function stuck(
  stack: Stack,
  { clients, signal }: Pick<DeploymentContext, 'clients' | 'signal'>,
): Promise<StackStuck> {
  const { StackName: name = '', StackId = name, StackStatus: status = '' } = stack;
  const command = new DescribeStackResourcesCommand({ StackName: StackId });
  const { StackResources = [] } = await clients.cloudFormation.send(command, {
    abortSignal: signal,
  });
  const failed = StackResources.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED'));
  const resources = failed.map((resource) => ({
    logicalId: resource.LogicalResourceId ?? '',
    ...(resource.PhysicalResourceId && { physicalId: resource.PhysicalResourceId }),
    reason: awsReason(resource.ResourceStatusReason),
  }));
  return new StackStuck(name, status, stack.StackStatusReason, resources);
}
