import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { until } from '../../aws/until.ts';
import { changesNothing } from '../../deploy/change-set.ts';
import { followStack, startFollowing } from '../../deploy/follow-stack.ts';
import { requestToken } from '../../deploy/request-token.ts';
import type { DeployedStack } from '../find-stacks.ts';
import type { OperationContext } from '../operation-context.ts';

/** A service's stack and how many tasks it shall have. */
export interface ScaleRequest {
  readonly stack: DeployedStack;
  readonly tasks: number;
}

/** How it ended; `reason` is AWS's own. `others`: it would have changed more than the tasks. */
export type ScaleResult =
  | { readonly outcome: 'done' | 'unchanged' }
  | { readonly outcome: 'failed'; readonly reason: string }
  | { readonly outcome: 'others'; readonly resources: readonly string[] };

/**
 * Gives a service so many tasks by the parameter of its stack, so that the stack stays true, and
 * follows it until they run. The template and everything else stay as they are deployed.
 */
export async function scaleService(
  { stack, tasks }: ScaleRequest,
  context: OperationContext,
): Promise<ScaleResult> {
  const named = { StackName: stack.name, ChangeSetName: requestToken() };
  const changeSet = await createChangeSet(named, { stack, tasks }, context);
  const others = (changeSet.Changes ?? []).flatMap(({ ResourceChange: change }) =>
    change?.ResourceType === undefined || scaled.has(change.ResourceType)
      ? []
      : (change.LogicalResourceId ?? []),
  );
  const isMade = changeSet.Status === 'CREATE_COMPLETE';
  if (!isMade || others.length > 0) {
    if (changeSet.ChangeSetId) {
      await context.clients.cloudFormation.send(new DeleteChangeSetCommand(named));
    }
    if (others.length > 0) return { outcome: 'others', resources: others };
    const reason = changeSet.StatusReason ?? 'CloudFormation gives no reason.';
    return changesNothing(reason) ? { outcome: 'unchanged' } : { outcome: 'failed', reason };
  }
  return execute(named, stack, context);
}

/** What a number of tasks touches: autoscaling may be named after the service. */
const scaled: ReadonlySet<string> = new Set([
  'AWS::ECS::Service',
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  'AWS::CloudWatch::Alarm',
]);

interface ChangeSetName {
  readonly StackName: string;
  readonly ChangeSetName: string;
}

async function createChangeSet(
  named: ChangeSetName,
  { stack, tasks }: ScaleRequest,
  context: OperationContext,
): Promise<DescribeChangeSetOutput> {
  const { cloudFormation } = context.clients;
  const Parameters = Object.keys(stack.parameters).map((ParameterKey) =>
    ParameterKey === 'DesiredCount'
      ? { ParameterKey, ParameterValue: String(tasks) }
      : { ParameterKey, UsePreviousValue: true },
  );
  const command = new CreateChangeSetCommand({
    ...named,
    UsePreviousTemplate: true,
    Parameters,
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  const refusal = await cloudFormation
    .send(command, { abortSignal: context.signal })
    .then(() => undefined, refusalOf);
  if (refusal !== undefined) return { Status: 'FAILED', StatusReason: refusal };
  let changeSet: DescribeChangeSetOutput = {};
  await until(async () => {
    changeSet = await cloudFormation.send(new DescribeChangeSetCommand(named), {
      abortSignal: context.signal,
    });
    return changeSet.Status === 'CREATE_COMPLETE' || changeSet.Status === 'FAILED';
  }, context);
  return changeSet;
}

/** Such as that the stack is being updated at this moment. */
function refusalOf(error: unknown): string {
  if (error instanceof Error && error.name === 'ValidationError') return error.message;
  throw error;
}

async function execute(
  named: ChangeSetName,
  { name, layer }: DeployedStack,
  context: OperationContext,
): Promise<ScaleResult> {
  const heard = await startFollowing(name, context);
  await context.clients.cloudFormation.send(new ExecuteChangeSetCommand(named));
  context.emit({ kind: 'stack', stack: name, layer, state: 'started' });
  let reason: string | undefined;
  const end = await followStack(
    name,
    heard,
    (event, aboutStack) => {
      if (!aboutStack) context.emit({ kind: 'resource', ...event });
      if (event.status.endsWith('_FAILED')) reason ??= event.reason;
    },
    context,
  );
  const isDone = end.StackStatus === 'UPDATE_COMPLETE';
  context.emit({ kind: 'stack', stack: name, layer, state: isDone ? 'done' : 'rolled-back' });
  if (isDone) return { outcome: 'done' };
  return { outcome: 'failed', reason: reason ?? `its stack is in ${end.StackStatus}` };
}
