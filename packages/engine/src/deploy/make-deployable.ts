import { ContinueUpdateRollbackCommand, type Stack } from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { describeStack } from './describe-stack.ts';
import { followStack, type HearStackEvent, startFollowing } from './follow-stack.ts';
import { removeStack } from './remove-stack.ts';
import type { StackDeployment } from './stack-deployment.ts';
import { StackStuck, stuck } from './stack-stuck.ts';

/** What is done to a stack before it can be deployed; told, so that nobody wonders. */
export type StackRescue = 'follows' | 'removes' | 'continues-rollback';

export interface Rescue {
  readonly tell: (rescue: StackRescue, because: string) => void;
  readonly hear: HearStackEvent;
}

/**
 * Waits for an operation of someone else, or of a deployment of ours that was killed, and leads the
 * stack out of every state in which CloudFormation takes no update. The stack as it then is;
 * undefined when it has to be created. Throws StackStuck.
 */
export async function makeDeployable(
  { name, layer }: Pick<StackDeployment, 'name' | 'layer'>,
  rescue: Rescue,
  context: DeploymentContext,
): Promise<Stack | undefined> {
  let failedAgain: readonly string[] | undefined;
  let skipped: readonly string[] = [];
  for (let tries = 0; tries < mostTries; tries += 1) {
    const stack = await describeStack(name, context);
    const status = stack?.StackStatus ?? 'DELETE_COMPLETE';
    if (!stack || status === 'REVIEW_IN_PROGRESS' || status === 'DELETE_COMPLETE') return undefined;
    if (updatable.has(status)) return stack;
    if (status.endsWith('_IN_PROGRESS')) {
      rescue.tell('follows', status);
      await followOn(stack, rescue.hear, context);
    } else if (neverCame.has(status) || (status === 'DELETE_FAILED' && layer === 'service')) {
      rescue.tell('removes', status);
      await removeStack(stack, rescue.hear, context);
    } else if (status === 'UPDATE_ROLLBACK_FAILED') {
      // At first whatever failed is tried again; what fails again is left as it is.
      if (failedAgain && skipped.length >= failedAgain.length) throw await stuck(stack, context);
      skipped = failedAgain ?? [];
      rescue.tell('continues-rollback', without(skipped));
      const failures = await continueRollback(stack, skipped, rescue.hear, context);
      failedAgain = [...new Set([...skipped, ...failures])];
    } else throw await stuck(stack, context);
  }
  throw new StackStuck(name, 'changing', 'others keep changing it');
}

const mostTries = 12;

const updatable: ReadonlySet<string> = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
]);

/** The first creation failed: nothing of the stack was ever in use. */
const neverCame: ReadonlySet<string> = new Set([
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'CREATE_FAILED',
]);

function without(skipped: readonly string[]): string {
  return skipped.length === 0 ? 'UPDATE_ROLLBACK_FAILED' : `without ${skipped.join(', ')}`;
}

async function followOn(
  { StackName = '', StackId = StackName }: Stack,
  hear: HearStackEvent,
  context: DeploymentContext,
): Promise<void> {
  const heard = await startFollowing(StackId, context);
  await followStack(StackId, heard, hear, context);
}

/** Logical ids of what failed, again or anew. */
async function continueRollback(
  stack: Stack,
  skip: readonly string[],
  hear: HearStackEvent,
  context: DeploymentContext,
): Promise<readonly string[]> {
  const failed: string[] = [];
  const { StackName = '', StackId = StackName } = stack;
  const heard = await startFollowing(StackId, context);
  await context.clients.cloudFormation.send(
    new ContinueUpdateRollbackCommand({ StackName, ResourcesToSkip: [...skip] }),
  );
  await followStack(
    StackId,
    heard,
    (event, aboutStack, at) => {
      if (!aboutStack && event.status === 'UPDATE_FAILED') failed.push(event.logicalId);
      hear(event, aboutStack, at);
    },
    context,
  );
  return failed;
}
