import {
  DeleteStackCommand,
  type Stack,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { describeStack } from '../../deploy/describe-stack.ts';
import { followStack, startFollowing } from '../../deploy/follow-stack.ts';
import type { ResourceEvent } from '../../events/engine-event.ts';
import type { DeployedStack } from '../find-stacks.ts';
import type { OperationContext } from '../operation-context.ts';
import type { DestructionResult } from './destruction.ts';

/** Deletes a stack, or follows a deletion that goes on, to its end; what could not be deleted. */
export async function deleteStack(
  { name, layer }: DeployedStack,
  context: OperationContext,
): Promise<DestructionResult['failures']> {
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
      if (event.status === 'DELETE_FAILED') failed.set(event.logicalId, event);
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
  const failures = [...failed.values()].map((event) => ({
    stack: name,
    resource: event.logicalId,
    reason: event.reason ?? 'CloudFormation gives no reason.',
  }));
  return failures.length > 0
    ? failures
    : [{ stack: name, resource: name, reason: reason ?? `it is in ${end.StackStatus}` }];
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
