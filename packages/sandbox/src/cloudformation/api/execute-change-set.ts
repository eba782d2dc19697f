import type { ExecuteChangeSetInput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../aws/aws-error.ts';
import { deployStack } from '../deployment/deploy-stack.ts';
import { importResources } from '../deployment/import-resources.ts';
import type { CloudFormationContext } from './context.ts';
import { checkUpdatable, startUpdate } from './create-and-update.ts';
import { findChangeSet } from './find-change-set.ts';

/** Begins what a change set told; the answer comes before the end. */
export async function executeChangeSet(
  context: CloudFormationContext,
  input: ExecuteChangeSetInput,
): Promise<object> {
  const { stack, changeSet } = findChangeSet(context, input);
  if (changeSet.executionStatus !== 'AVAILABLE') {
    throw new AwsError(
      'InvalidChangeSetStatusException',
      `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}]`,
    );
  }
  const isCreation = stack.status === 'REVIEW_IN_PROGRESS';
  if (!isCreation) checkUpdatable(stack);
  const onFailure = input.DisableRollback === true ? 'DO_NOTHING' : changeSet.onStackFailure;
  // The others were made for a stack that will no longer be as it was.
  for (const [name, other] of stack.changeSets) {
    if (other !== changeSet) stack.changeSets.delete(name);
  }
  changeSet.executionStatus = 'EXECUTE_IN_PROGRESS';
  const { imports } = changeSet;
  if (imports) {
    stack.status = 'IMPORT_IN_PROGRESS';
    context.start(stack, input.ClientRequestToken, async (work) => {
      await importResources(work, changeSet.deployment, imports);
      changeSet.executionStatus = 'EXECUTE_COMPLETE';
    });
    return {};
  }
  const run: Parameters<CloudFormationContext['start']>[2] = async (work) => {
    await deployStack(work, changeSet.deployment, context.stacks, {
      kind: isCreation ? 'CREATE' : 'UPDATE',
      onFailure,
      retainExceptOnCreate: input.RetainExceptOnCreate === true,
    });
    changeSet.executionStatus = 'EXECUTE_COMPLETE';
  };
  const disableRollback = onFailure === 'DO_NOTHING';
  if (isCreation) {
    stack.disableRollback = disableRollback;
    stack.status = 'CREATE_IN_PROGRESS';
    context.start(stack, input.ClientRequestToken, run);
  } else {
    startUpdate(context, stack, input.ClientRequestToken, disableRollback, run);
  }
  return {};
}
