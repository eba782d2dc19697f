import type { DescribeEventsInput, OperationEvent } from '@aws-sdk/client-cloudformation';
import type { Operations } from '../../aws/operation.ts';
import type { ChangeSet, Stack } from '../stacks/stack.ts';
import { validationError } from '../template/template-error.ts';
import type { CloudFormationContext } from './context.ts';
import { findChangeSet } from './find-change-set.ts';
import { operationOn } from './operation-on.ts';
import { pageOf } from './pages.ts';

export function describeEvents(context: CloudFormationContext): Operations {
  return {
    DescribeEvents: operationOn(context, 'DescribeEvents', (input: DescribeEventsInput) => {
      const found = eventsOf(context, input).filter(
        (event) => input.Filters?.FailedEvents !== true || isFailure(event),
      );
      const { items, ...next } = pageOf(found, input.NextToken);
      return { OperationEvents: items, ...next };
    }),
  };
}

/** The newest first, as everywhere. */
function eventsOf(
  context: CloudFormationContext,
  input: DescribeEventsInput,
): readonly OperationEvent[] {
  if (input.ChangeSetName !== undefined) {
    const { stack, changeSet } = findChangeSet(context, input);
    return validationEvents(stack, changeSet);
  }
  const stacks =
    input.StackName === undefined
      ? context.stacks.stacks()
      : [context.stacks.get(input.StackName, (name) => `Stack [${name}] does not exist`)];
  if (input.StackName === undefined && input.OperationId === undefined) {
    throw validationError('One of ChangeSetName, OperationId or StackName must be specified.');
  }
  return stacks
    .flatMap(({ events }) => [...events].reverse())
    .filter(({ OperationId: id }) => input.OperationId === undefined || id === input.OperationId)
    .map(({ StackName: _, ...event }) => ({
      ...event,
      EventType:
        event.ResourceType === 'AWS::CloudFormation::Stack'
          ? 'STACK_EVENT'
          : event.ResourceStatus?.endsWith('_FAILED') === true
            ? 'PROVISIONING_ERROR'
            : 'PROGRESS_EVENT',
    }));
}

function validationEvents(stack: Stack, changeSet: ChangeSet): readonly OperationEvent[] {
  return changeSet.mistakes.map(({ logicalId, type, path, message }, index) => ({
    EventId: `${changeSet.id.split('/').at(-1)}-${index}`,
    StackId: stack.id,
    OperationType: 'CREATE_CHANGESET',
    EventType: 'VALIDATION_ERROR',
    LogicalResourceId: logicalId,
    ResourceType: type,
    Timestamp: new Date(changeSet.createdAt),
    ValidationFailureMode: 'FAIL',
    ValidationName: 'PROPERTY_VALIDATION',
    ValidationStatus: 'FAILED',
    ValidationStatusReason: message,
    ValidationPath: path,
  }));
}

function isFailure({ EventType: type, ResourceStatus: status }: OperationEvent): boolean {
  return type === 'VALIDATION_ERROR' || status?.endsWith('_FAILED') === true;
}
