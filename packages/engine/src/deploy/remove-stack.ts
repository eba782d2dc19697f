import {
  DeleteStackCommand,
  type Stack,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { describeStack } from './describe-stack.ts';
import { followStack, type HearStackEvent, startFollowing } from './follow-stack.ts';
import type { StackDeployment } from './stack-deployment.ts';
import { stuck } from './stack-stuck.ts';

/** Deletes a stack that is worth nothing, protected or not. Throws StackStuck when it cannot. */
export async function removeStack(
  stack: Stack,
  hear: HearStackEvent,
  context: DeploymentContext,
): Promise<void> {
  const { cloudFormation } = context.clients;
  const { StackName, StackId = StackName ?? '' } = stack;
  const heard = await startFollowing(StackId, context);
  if (stack.EnableTerminationProtection) {
    await cloudFormation.send(
      new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: false }),
    );
  }
  // By its id, as somebody else may have made another of its name meanwhile.
  await cloudFormation.send(new DeleteStackCommand({ StackName: StackId }));
  const final = await followStack(StackId, heard, hear, context);
  if (final.StackStatus === 'DELETE_FAILED') throw await stuck(final, context);
}

/** Takes a stack away that was made a moment ago, as CloudFormation does when a creation fails. */
export async function takeAway(
  { name, layer }: StackDeployment,
  context: DeploymentContext,
): Promise<void> {
  const stack = await describeStack(name, context);
  if (!stack) return;
  context.emit({ kind: 'stack', stack: name, layer, state: 'rolling-back' });
  const hear: HearStackEvent = (event, aboutStack) => {
    if (!aboutStack) context.emit({ kind: 'resource', ...event });
  };
  await removeStack(stack, hear, context);
  context.emit({ kind: 'stack', stack: name, layer, state: 'rolled-back' });
}
