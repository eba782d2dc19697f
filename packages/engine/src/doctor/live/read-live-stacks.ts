import { DescribeStackEventsCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { CloudFacts } from '@seaworthy/compiler';
import type { Emit } from '../../events/engine-event.ts';
import type { LiveContext } from './subject.ts';

type StackFact = CloudFacts['stacks'][number];

/** Those stacks that exist, with their state; tells what failed in those that were rolled back. */
export async function readLiveStacks(
  names: readonly string[],
  emit: Emit,
  context: LiveContext,
): Promise<readonly StackFact[]> {
  const stacks = await Promise.all(names.map((name) => readStack(name, context)));
  const found = stacks.flat();
  for (const { name, status = '' } of found) {
    if (/ROLLBACK|FAILED/.test(status)) await tellFailures(name, emit, context);
  }
  return found;
}

async function readStack(
  StackName: string,
  { account, asker }: LiveContext,
): Promise<readonly StackFact[]> {
  const { cloudFormation } = account.clients;
  const answer = await asker.ask('cloudformation:DescribeStacks', async () => {
    try {
      return await cloudFormation.send(new DescribeStacksCommand({ StackName }));
    } catch (error) {
      const isMissing = error instanceof Error && error.message.includes('does not exist');
      if (isMissing) return undefined;
      throw error;
    }
  });
  return (answer?.Stacks ?? []).map(({ StackId, StackStatus }) => ({
    id: StackId ?? StackName,
    name: StackName,
    status: StackStatus ?? 'unknown',
    bytes: 'unknown',
    resources: 0,
    parameters: 0,
    outputs: 0,
    exports: [],
    mustBeEmptied: [],
  }));
}

/** The resources that failed since the last operation on the stack began. */
async function tellFailures(
  StackName: string,
  emit: Emit,
  { account, asker }: LiveContext,
): Promise<void> {
  const { cloudFormation } = account.clients;
  const answer = await asker.ask('cloudformation:DescribeStackEvents', () =>
    cloudFormation.send(new DescribeStackEventsCommand({ StackName })),
  );
  const events = answer?.StackEvents ?? [];
  const begun = events.findIndex(
    ({ LogicalResourceId, ResourceStatus, ResourceStatusReason }) =>
      LogicalResourceId === StackName &&
      /^(CREATE|UPDATE|DELETE)_IN_PROGRESS$/.test(ResourceStatus ?? '') &&
      ResourceStatusReason === 'User Initiated',
  );
  const recent = begun === -1 ? events : events.slice(0, begun);
  for (const event of recent.toReversed()) {
    const { LogicalResourceId = '', ResourceType = '', ResourceStatus = '' } = event;
    if (!ResourceStatus.endsWith('_FAILED') || LogicalResourceId === StackName) continue;
    emit({
      kind: 'resource',
      stack: StackName,
      logicalId: LogicalResourceId,
      type: ResourceType,
      status: ResourceStatus,
      ...(event.ResourceStatusReason !== undefined && { reason: event.ResourceStatusReason }),
      ...(event.PhysicalResourceId !== undefined && { physicalId: event.PhysicalResourceId }),
    });
  }
}
