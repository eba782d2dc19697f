import { AwsError } from '../../aws/aws-error.ts';
import type { ChangeSet, Stack } from '../stacks/stack.ts';
import { validationError } from '../template/template-error.ts';
import type { CloudFormationContext } from './context.ts';

/** By ARN, or by name and stack. Throws AWS's ChangeSetNotFoundException. */
export function findChangeSet(
  context: CloudFormationContext,
  input: { readonly ChangeSetName?: string | undefined; readonly StackName?: string | undefined },
): { readonly stack: Stack; readonly changeSet: ChangeSet } {
  const { ChangeSetName: wanted = '', StackName: stackName } = input;
  if (stackName === undefined && !wanted.startsWith('arn:')) {
    throw validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  const stacks =
    stackName === undefined
      ? context.stacks.stacks()
      : [context.stacks.get(stackName, (name) => `Stack [${name}] does not exist`)];
  for (const stack of stacks) {
    for (const changeSet of stack.changeSets.values()) {
      if (changeSet.id === wanted || changeSet.name === wanted) return { stack, changeSet };
    }
  }
  throw new AwsError('ChangeSetNotFoundException', `ChangeSet [${wanted}] does not exist`, {
    status: 404,
  });
}
