import type { ResourceStatus, StackEvent, StackStatus } from '@aws-sdk/client-cloudformation';
import type { Account } from '../../account.ts';
import type { PhysicalResource, Stack, StackResource } from './stack.ts';

export type EventSource = Pick<Account, 'clock' | 'identity'>;

/** Sets the stack's status and tells it in an event. */
export function recordStackStatus(
  source: EventSource,
  stack: Stack,
  status: StackStatus,
  reason?: string,
): void {
  stack.status = status;
  stack.reason = reason;
  stack.events.push({
    ...commonOf(source, stack),
    EventId: source.identity.uuid(),
    LogicalResourceId: stack.name,
    PhysicalResourceId: stack.id,
    ResourceType: 'AWS::CloudFormation::Stack',
    // The statuses of a stack that are none of a resource's are events of the stack all the same.
    ResourceStatus: status as ResourceStatus,
    ...(reason !== undefined && { ResourceStatusReason: reason }),
  });
}

/** Sets a resource's status and tells it in an event. */
export function recordResourceStatus(
  source: EventSource,
  stack: Stack,
  resource: StackResource,
  status: ResourceStatus,
  reason?: string,
): void {
  resource.status = status;
  resource.reason = reason;
  resource.at = source.clock.now();
  recordEvent(source, stack, resource, resource.physical, status, reason);
}

/** Tells what happens to something that a stack's logical id no longer means, such as a replaced one. */
export function recordLeaving(
  source: EventSource,
  stack: Stack,
  physical: PhysicalResource,
  status: ResourceStatus,
  reason?: string,
): void {
  const { logicalId, type, version } = physical;
  const named = { logicalId, type, physicalId: version.state.physicalId };
  recordEvent(source, stack, named, physical, status, reason);
}

function recordEvent(
  source: EventSource,
  stack: Stack,
  resource: { readonly logicalId: string; readonly type: string; readonly physicalId?: string },
  physical: PhysicalResource | undefined,
  status: ResourceStatus,
  reason: string | undefined,
): void {
  stack.events.push({
    ...commonOf(source, stack),
    EventId: `${resource.logicalId}-${status}-${source.identity.uuid()}`,
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId ?? '',
    ResourceType: resource.type,
    ResourceStatus: status,
    ...(reason !== undefined && { ResourceStatusReason: reason }),
    ...(physical !== undefined && {
      ResourceProperties: JSON.stringify(physical.version.description.shown),
    }),
  });
}

function commonOf(source: EventSource, stack: Stack) {
  const token = stack.running?.clientRequestToken;
  return {
    StackId: stack.id,
    StackName: stack.name,
    Timestamp: new Date(source.clock.now()),
    ...(stack.running !== undefined && { OperationId: stack.running.id }),
    ...(token !== undefined && { ClientRequestToken: token }),
  } satisfies Partial<StackEvent>;
}
