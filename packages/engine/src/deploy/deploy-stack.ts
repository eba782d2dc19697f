import {
  DeleteStackCommand,
  ExecuteChangeSetCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { EngineEvent, ResourceEvent } from '../events/engine-event.ts';
import { createChangeSet } from './change-set.ts';
import { describeStack } from './describe-stack.ts';
import { followStack, startFollowing } from './follow-stack.ts';
import type { StackDeployment } from './stack-deployment.ts';
import { until } from './until.ts';

/** How a stack's deployment went; `failures` are resources that failed by themselves, in order. */
export interface StackResult {
  readonly outcome: 'done' | 'unchanged' | 'failed';
  readonly failures: readonly ResourceEvent[];
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Creates or updates a stack by a change set and follows it to its end. A stack whose first
 * creation was rolled back can only be deleted, and is, before it is created anew. `hear` gets each
 * step of each resource, beside the stream of events. Throws ChangeSetRefused, and what the SDK
 * throws when AWS refuses a call.
 */
export async function deployStack(
  request: StackDeployment,
  context: DeploymentContext,
  hear: (event: ResourceEvent) => void = () => {},
): Promise<StackResult> {
  const { name } = request;
  const existing = await removeUnusable(await describeStack(name, context), context);
  tell('started', request, context);
  const changeSet = await createChangeSet(request, existing ? 'UPDATE' : 'CREATE', context);
  if (!changeSet) {
    tell('unchanged', request, context);
    return { outcome: 'unchanged', failures: [], outputs: outputsOf(existing) };
  }
  const heard = await startFollowing(name, context);
  await context.clients.cloudFormation.send(
    new ExecuteChangeSetCommand({ StackName: name, ChangeSetName: changeSet }),
  );
  return follow(request, heard, context, hear);
}

/** A stack that was never created, or only to be reviewed, is none. */
async function removeUnusable(
  stack: Stack | undefined,
  context: DeploymentContext,
): Promise<Stack | undefined> {
  if (stack?.StackStatus === 'REVIEW_IN_PROGRESS') return undefined;
  if (stack?.StackStatus !== 'ROLLBACK_COMPLETE') return stack;
  const name = stack.StackName ?? '';
  await context.clients.cloudFormation.send(new DeleteStackCommand({ StackName: name }));
  await until(async () => (await describeStack(name, context)) === undefined, context);
  return undefined;
}

async function follow(
  request: StackDeployment,
  heard: ReadonlySet<string>,
  context: DeploymentContext,
  hear: (event: ResourceEvent) => void,
): Promise<StackResult> {
  const failures: ResourceEvent[] = [];
  const final = await followStack(
    request.name,
    heard,
    (event, aboutStack) => {
      if (aboutStack) {
        if (/ROLLBACK_IN_PROGRESS$/.test(event.status)) {
          tell('rolling-back', request, context, event.reason);
        }
        return;
      }
      context.emit({ kind: 'resource', ...event });
      if (failedByItself(event)) failures.push(event);
      hear(event);
    },
    context,
  );
  const state = finalState(final.StackStatus ?? '');
  tell(state, request, context, final.StackStatusReason);
  return {
    outcome: state === 'done' ? 'done' : 'failed',
    failures,
    outputs: outputsOf(final),
  };
}

/** Resources that stop because another one failed say so. */
function failedByItself({ status, reason }: ResourceEvent): boolean {
  return status.endsWith('_FAILED') && !/^Resource (creation|update) cancelled/.test(reason ?? '');
}

type StackState = Extract<EngineEvent, { kind: 'stack' }>['state'];

function finalState(status: string): StackState {
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE') return 'done';
  if (status === 'ROLLBACK_COMPLETE' || status === 'UPDATE_ROLLBACK_COMPLETE') return 'rolled-back';
  return status.includes('ROLLBACK') ? 'rollback-failed' : 'failed';
}

function tell(
  state: StackState,
  { name: stack, layer }: StackDeployment,
  { emit }: DeploymentContext,
  reason?: string,
): void {
  emit({ kind: 'stack', stack, layer, state, ...(reason !== undefined && { reason }) });
}

function outputsOf(stack: Stack | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  );
}
