import {
  DeleteStackCommand,
  type Stack,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { awsReason } from '../../deploy/aws-reason.ts';
import { describeStack } from '../../deploy/describe-stack.ts';
import { followStack, startFollowing } from '../../deploy/follow-stack.ts';
import type { ResourceEvent } from '../../events/engine-event.ts';
import type { DeployedStack } from '../find-stacks.ts';
import type { OperationContext } from '../operation-context.ts';
import type { NotDeleted } from './destruction.ts';

/** Deletes a stack, or follows a deletion that goes on, to its end; what could not be deleted. */
export async function deleteStack(
  { name, layer }: DeployedStack,
  context: OperationContext,
): Promise<readonly NotDeleted[]> {
  const stack = await untilIdle(await describeStack(name, context), context);
  if (!stack?.StackId) return [];
  context.emit({ kind: 'stack', stack: name, layer, state: 'deleting' });
  const heard = await startFollowing(stack.StackId, context);
  if (stack.StackStatus !== 'DELETE_IN_PROGRESS') await orderDeletion(stack, context);
  const failed = new Map<string, ResourceEvent>();
  const end = await followStack(
    stack.StackId,
    heard,
    (event, aboutStack) => {
      if (aboutStack) return;
      context.emit({ kind: 'resource', ...event });
      // CloudFormation tries some resources again by itself.
      if (event.status === 'DELETE_FAILED') failed.set(event.logicalId, event);
      else failed.delete(event.logicalId);
    },
    context,
  );
  const isGone = end.StackStatus === 'DELETE_COMPLETE';
  const reason = end.StackStatusReason;
  context.emit({
    kind: 'stack',
    stack: name,
    layer,
    state: isGone ? 'deleted' : 'failed',
    ...(!isGone && reason !== undefined && { reason }),
  });
  if (isGone) return [];
  return notDeleted([...failed.values()], end);
}

/** As much of a stack as says how it ended. */
interface StackEnd {
  readonly StackName?: string | undefined;
  readonly StackStatus?: string | undefined;
  readonly StackStatusReason?: string | undefined;
}

/** What kept a stack from its end: resources, or the stack itself when none is to blame. */
export function notDeleted(
  failed: readonly ResourceEvent[],
  { StackName: stack = '', StackStatus: status = '', StackStatusReason: reason }: StackEnd,
): readonly NotDeleted[] {
  if (failed.length === 0) return [{ stack, resource: stack, status, reason: awsReason(reason) }];
  return failed.map(({ logicalId: resource, physicalId, ...event }) => ({
    stack,
    resource,
    ...(physicalId && { physicalId }),
    status: event.status,
    reason: awsReason(event.reason),
  }));
}

/** An update that goes on has to end before a stack can be deleted. */
async function untilIdle(
  stack: Stack | undefined,
  context: OperationContext,
): Promise<Stack | undefined> {
  const status = stack?.StackStatus ?? '';
  if (!stack?.StackId || !status.endsWith('_IN_PROGRESS') || status === 'DELETE_IN_PROGRESS') {
    return stack;
  }
  return followStack(
    stack.StackId,
    await startFollowing(stack.StackId, context),
    () => {},
    context,
  );
}

async function orderDeletion(
  { StackId, EnableTerminationProtection }: Stack,
  { clients }: OperationContext,
): Promise<void> {
  if (EnableTerminationProtection) {
    await clients.cloudFormation.send(
      new UpdateTerminationProtectionCommand({
        StackName: StackId,
        EnableTerminationProtection: false,
      }),
    );
  }
  await clients.cloudFormation.send(new DeleteStackCommand({ StackName: StackId }));
}
