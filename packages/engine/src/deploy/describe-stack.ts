import { DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';

/**
 * The stack of this name, or undefined when there is none. By its id, a stack that was deleted is
 * found too.
 */
export async function describeStack(
  name: string,
  { clients, signal }: Pick<DeploymentContext, 'clients' | 'signal'>,
): Promise<Stack | undefined> {
  try {
    const command = new DescribeStacksCommand({ StackName: name });
    const { Stacks } = await clients.cloudFormation.send(command, { abortSignal: signal });
    return Stacks?.[0];
  } catch (error) {
    if (isMissingStack(error)) return undefined;
    throw error;
  }
}

/** CloudFormation has no error of its own for it. */
function isMissingStack(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationError' &&
    error.message.includes('does not exist')
  );
}
