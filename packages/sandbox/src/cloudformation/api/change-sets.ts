import type {
  CreateChangeSetInput,
  DeleteChangeSetInput,
  DescribeChangeSetInput,
  DescribeChangeSetOutput,
  ExecuteChangeSetInput,
  ListChangeSetsInput,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../aws/aws-error.ts';
import type { Operations } from '../../aws/operation.ts';
import { describeParameters } from '../parameters/describe-parameters.ts';
import type { ChangeSet, Stack } from '../stacks/stack.ts';
import type { CloudFormationContext } from './context.ts';
import { createChangeSet } from './create-change-set.ts';
import { executeChangeSet } from './execute-change-set.ts';
import { findChangeSet } from './find-change-set.ts';
import { once } from './once.ts';
import { operationOn } from './operation-on.ts';
import { pageOf } from './pages.ts';
import { withoutValues } from './property-values.ts';

export function changeSets(context: CloudFormationContext): Operations {
  return {
    CreateChangeSet: operationOn(context, 'CreateChangeSet', (input: CreateChangeSetInput, call) =>
      once(context, 'CreateChangeSet', input.StackName, input.ClientToken, () =>
        createChangeSet(context, input, call),
      ),
    ),
    DescribeChangeSet: operationOn(context, 'DescribeChangeSet', (input: DescribeChangeSetInput) =>
      describeChangeSet(context, input),
    ),
    ExecuteChangeSet: operationOn(context, 'ExecuteChangeSet', (input: ExecuteChangeSetInput) =>
      once(context, 'ExecuteChangeSet', input.ChangeSetName, input.ClientRequestToken, () =>
        executeChangeSet(context, input),
      ),
    ),
    DeleteChangeSet: operationOn(context, 'DeleteChangeSet', (input: DeleteChangeSetInput) =>
      deleteChangeSet(context, input),
    ),
    ListChangeSets: operationOn(context, 'ListChangeSets', (input: ListChangeSetsInput) => {
      const stack = context.stacks.get(input.StackName, (name) => `Stack [${name}] does not exist`);
      const { items, ...next } = pageOf([...stack.changeSets.values()], input.NextToken);
      return { Summaries: items.map((changeSet) => summarise(stack, changeSet)), ...next };
    }),
  };
}

function describeChangeSet(
  context: CloudFormationContext,
  input: DescribeChangeSetInput,
): DescribeChangeSetOutput {
  const { stack, changeSet } = findChangeSet(context, input);
  const { deployment } = changeSet;
  const { items, ...next } = pageOf(changeSet.changes, input.NextToken);
  return {
    ...summarise(stack, changeSet),
    ...(deployment.drifts && { DeploymentMode: 'REVERT_DRIFT' as const }),
    Parameters: describeParameters(deployment.parameters),
    Capabilities: [...deployment.capabilities],
    Tags: Object.entries(deployment.tags).map(([Key, Value]) => ({ Key, Value })),
    NotificationARNs: [],
    RollbackConfiguration: {},
    OnStackFailure: changeSet.onStackFailure,
    Changes: items.map((change) => ({
      Type: 'Resource',
      ResourceChange: input.IncludePropertyValues === true ? change : withoutValues(change),
    })),
    ...next,
  };
}

function summarise(stack: Stack, changeSet: ChangeSet) {
  return {
    StackId: stack.id,
    StackName: stack.name,
    ChangeSetId: changeSet.id,
    ChangeSetName: changeSet.name,
    Status: changeSet.status,
    ExecutionStatus: changeSet.executionStatus,
    CreationTime: new Date(changeSet.createdAt),
    IncludeNestedStacks: false,
    ...(changeSet.reason !== undefined && { StatusReason: changeSet.reason }),
    ...(changeSet.description !== undefined && { Description: changeSet.description }),
  };
}

function deleteChangeSet(context: CloudFormationContext, input: DeleteChangeSetInput): object {
  const { stack, changeSet } = findChangeSet(context, input);
  if (changeSet.executionStatus === 'EXECUTE_IN_PROGRESS') {
    throw new AwsError(
      'InvalidChangeSetStatusException',
      `ChangeSet [${changeSet.id}] cannot be deleted in its current status of [EXECUTE_IN_PROGRESS]`,
    );
  }
  stack.changeSets.delete(changeSet.name);
  return {};
}
