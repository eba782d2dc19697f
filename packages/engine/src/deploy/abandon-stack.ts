import { CancelUpdateStackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { describeStack } from './describe-stack.ts';

/**
 * Ends what a stack is about to become: an update goes back to what ran before, a first creation is
 * taken away. Answers at once; the stack is followed elsewhere. A stack that is past it is left.
 */
export async function abandonStack(
  nameOrId: string,
  context: Pick<DeploymentContext, 'clients' | 'signal'>,
): Promise<void> {
  const { cloudFormation } = context.clients;
  const stack = await describeStack(nameOrId, context);
  const { StackName = nameOrId, StackStatus } = stack ?? {};
  if (StackStatus === 'CREATE_IN_PROGRESS') {
    await cloudFormation.send(new DeleteStackCommand({ StackName }));
  }
  if (StackStatus !== 'UPDATE_IN_PROGRESS') return;
  await cloudFormation.send(new CancelUpdateStackCommand({ StackName })).catch((error: unknown) => {
    const isOver = error instanceof Error && /current stack status/.test(error.message);
    if (!isOver) throw error;
  });
}
