import {
  DescribeStackEventsCommand,
  type Stack,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { pauseAfter } from '../aws/pause-after.ts';
import type { ResourceEvent } from '../events/engine-event.ts';
import { describeStack } from './describe-stack.ts';

/**
 * Hears every new event of a stack, oldest first; `aboutStack` marks the stack's own, `at` is AWS's
 * time of it, in milliseconds since 1970.
 */
export type HearStackEvent = (event: ResourceEvent, aboutStack: boolean, at: number) => void;

/** Marks the events that a stack has now as heard, so that only later ones are told. */
export async function startFollowing(
  stack: string,
  context: DeploymentContext,
): Promise<ReadonlySet<string>> {
  const { StackEvents = [] } = await context.clients.cloudFormation.send(
    new DescribeStackEventsCommand({ StackName: stack }),
  );
  return new Set(StackEvents.map(({ EventId = '' }) => EventId));
}

/** Tells each new event once until the stack is still; resolves with the stack as it then is. By its
 * id, a stack is followed through its deletion too. */
export async function followStack(
  nameOrId: string,
  heardBefore: ReadonlySet<string>,
  hear: HearStackEvent,
  context: DeploymentContext,
): Promise<Stack> {
  const heard = new Set(heardBefore);
  for (let round = 0; ; round += 1) {
    const askedAt = context.clock.now();
    const seemsOver = await tellNew(nameOrId, heard, hear, context);
    // Its events say when it is over; the stack itself is asked in case that one got lost.
    if (seemsOver || round % 10 === 0) {
      const stack = await describeStack(nameOrId, context);
      if (!stack?.StackStatus?.endsWith('_IN_PROGRESS')) {
        await tellNew(nameOrId, heard, hear, context);
        return stack ?? gone(nameOrId);
      }
    }
    await pauseAfter(askedAt, context);
  }
}

/** Tells what was not heard yet; answers whether the stack itself came to an end with it. */
async function tellNew(
  nameOrId: string,
  heard: Set<string>,
  hear: HearStackEvent,
  context: DeploymentContext,
): Promise<boolean> {
  let isOver = false;
  for (const event of await unheard(nameOrId, heard, context)) {
    heard.add(event.EventId ?? '');
    const isAboutStack = event.PhysicalResourceId === event.StackId;
    if (isAboutStack) isOver = !event.ResourceStatus?.endsWith('_IN_PROGRESS');
    hear(resourceEvent(event), isAboutStack, event.Timestamp?.getTime() ?? 0);
  }
  return isOver;
}

/** Events come newest first, in pages; reading ends at the first that was heard. */
async function unheard(
  name: string,
  heard: ReadonlySet<string>,
  { clients, signal }: DeploymentContext,
): Promise<readonly StackEvent[]> {
  const fresh: StackEvent[] = [];
  let NextToken: string | undefined;
  do {
    const page = await clients.cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: name, NextToken }),
      { abortSignal: signal },
    );
    const events = page.StackEvents ?? [];
    const known = events.findIndex(({ EventId = '' }) => heard.has(EventId));
    fresh.push(...(known < 0 ? events : events.slice(0, known)));
    NextToken = known < 0 ? page.NextToken : undefined;
  } while (NextToken);
  return fresh.reverse();
}

function resourceEvent(event: StackEvent): ResourceEvent {
  return {
    stack: event.StackName ?? '',
    logicalId: event.LogicalResourceId ?? '',
    type: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    ...(event.ResourceStatusReason !== undefined && { reason: event.ResourceStatusReason }),
    ...(event.PhysicalResourceId && { physicalId: event.PhysicalResourceId }),
  };
}

function gone(name: string): Stack {
  return { StackName: name, StackStatus: 'DELETE_COMPLETE', CreationTime: undefined };
}
