import {
  ExecuteChangeSetCommand,
  type Stack,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { EngineEvent, ResourceEvent } from '../events/engine-event.ts';
import { compareStack } from './as-deployed.ts';
import { asRefusal, changesNothing, createChangeSet } from './change-set.ts';
import { followStack, startFollowing } from './follow-stack.ts';
import { type Loss, lossesIn } from './losses.ts';
import { makeDeployable, type StackRescue } from './make-deployable.ts';
import { requestToken } from './request-token.ts';
import type { StackDeployment } from './stack-deployment.ts';
import { stackInput } from './stack-input.ts';
import { takeIn } from './take-up/take-in.ts';
import { takeUp } from './take-up/take-up.ts';

/** How a stack's deployment went; `failures` are resources that failed by themselves, in order. */
export interface StackResult {
  readonly outcome: 'done' | 'unchanged' | 'failed';
  /** Whether the stack was there before. */
  readonly wasThere: boolean;
  /** Of one that failed: CloudFormation is content with it all the same, and takes nothing back. */
  readonly stands?: true;
  readonly failures: readonly ResourceEvent[];
  readonly outputs: Readonly<Record<string, string>>;
}

/** Who has a say while a stack is deployed. */
export interface StackCompany {
  /** Gets each step of each resource, beside the stream of events; `at`: as `HearStackEvent` has it. */
  readonly hear?: (event: ResourceEvent, at: number) => void;
  /** Told when an operation on the stack begins: its id, and whether it makes the stack. */
  readonly begin?: (stackId: string, isNew: boolean) => void;
  /** Asked before data is lost; throws to leave everything as it is. */
  readonly lose?: (losses: readonly Loss[]) => Promise<void>;
}

/**
 * Creates or updates a stack and follows it to its end. One that is stuck is led out of it first; one
 * that is as it shall be is left alone. Throws ChangeSetRefused, TemplateNotSent, StackStuck, what
 * `lose` throws, and what the SDK throws when AWS refuses a call.
 */
export async function deployStack(
  stack: StackDeployment,
  context: DeploymentContext,
  company: StackCompany = {},
): Promise<StackResult> {
  const before = await prepare(stack, context);
  const existing = before ?? (await takeUp(stack, context));
  const operation = await start(stack, existing, context, company);
  if (operation === undefined) {
    tell('unchanged', stack, context);
    return { outcome: 'unchanged', wasThere: true, failures: [], outputs: outputsOf(existing) };
  }
  tell('started', stack, context);
  const result = await follow(stack, operation, context, company);
  if (result.outcome === 'done' && stack.layer === 'data') await protect(stack, existing, context);
  return { ...result, wasThere: before !== undefined };
}

function prepare(stack: StackDeployment, context: DeploymentContext): Promise<Stack | undefined> {
  const rescues: Readonly<Record<StackRescue, Parameters<typeof tell>[0]>> = {
    follows: 'busy',
    removes: 'removed',
    'continues-rollback': 'rolling-back',
  };
  const rescue = {
    tell: (kind: StackRescue, status: string) => tell(rescues[kind], stack, context, status),
    hear: (event: ResourceEvent, aboutStack: boolean) => {
      if (!aboutStack) context.emit({ kind: 'resource', ...event });
    },
  };
  return makeDeployable(stack, rescue, context);
}

interface Operation {
  readonly stackId: string;
  readonly heard: ReadonlySet<string>;
}

/** Sets CloudFormation to work; undefined when there is nothing to do. */
async function start(
  stack: StackDeployment,
  existing: Stack | undefined,
  context: DeploymentContext,
  { begin = () => {}, lose = async () => {} }: StackCompany,
): Promise<Operation | undefined> {
  const comparison =
    existing && !stack.revertsDrift ? await compareStack(stack, existing, context) : 'different';
  if (comparison === 'same') return undefined;
  if (existing && comparison === 'same-template' && stack.layer === 'service') {
    return update(stack, existing, begin, context);
  }
  let changeSet = await createChangeSet(stack, existing ? 'UPDATE' : 'CREATE', context);
  if (existing && changeSet && (await takeIn(stack, existing, changeSet.changes, context))) {
    changeSet = await createChangeSet(stack, 'UPDATE', context);
  }
  if (!changeSet) return undefined;
  const losses = existing ? lossesIn(stack.name, changeSet.changes) : [];
  if (losses.length > 0) await lose(losses);
  const heard = await startFollowing(changeSet.stackId, context);
  begin(changeSet.stackId, existing === undefined);
  const command = new ExecuteChangeSetCommand({
    StackName: stack.name,
    ChangeSetName: changeSet.name,
    ClientRequestToken: changeSet.name,
    // What a failed creation has made of data stores is empty, and in the way of the next one.
    RetainExceptOnCreate: true,
  });
  await context.clients.cloudFormation.send(command);
  return { stackId: changeSet.stackId, heard };
}

/** The short way for what only parameters change, such as an image: no change set is made. */
async function update(
  stack: StackDeployment,
  { StackId: stackId = stack.name }: Stack,
  begin: (stackId: string, isNew: boolean) => void,
  context: DeploymentContext,
): Promise<Operation | undefined> {
  const heard = await startFollowing(stackId, context);
  const command = new UpdateStackCommand({
    ...(await stackInput(stack, context)),
    ClientRequestToken: requestToken(),
  });
  begin(stackId, false);
  try {
    await context.clients.cloudFormation.send(command);
  } catch (error) {
    if (error instanceof Error && changesNothing(error.message)) return undefined;
    throw asRefusal(stack, error);
  }
  return { stackId, heard };
}

async function follow(
  stack: StackDeployment,
  { stackId, heard }: Operation,
  context: DeploymentContext,
  { hear = () => {} }: StackCompany,
): Promise<Omit<StackResult, 'wasThere'>> {
  const failures: ResourceEvent[] = [];
  const final = await followStack(
    stackId,
    heard,
    (event, aboutStack, at) => {
      if (aboutStack) {
        if (/ROLLBACK_IN_PROGRESS$|^DELETE_IN_PROGRESS/.test(event.status)) {
          tell('rolling-back', stack, context, event.reason);
        }
        return;
      }
      context.emit({ kind: 'resource', ...event });
      if (failedByItself(event)) failures.push(event);
      hear(event, at);
    },
    context,
  );
  const state = finalState(final.StackStatus ?? '');
  tell(state, stack, context, final.StackStatusReason);
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
  if (takenBack.has(status)) return 'rolled-back';
  return status.includes('ROLLBACK') ? 'rollback-failed' : 'failed';
}

const takenBack: ReadonlySet<string> = new Set([
  'ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'DELETE_COMPLETE',
]);

/** Nobody deletes what holds data by a slip. */
async function protect(
  { name }: StackDeployment,
  existing: Stack | undefined,
  { clients }: DeploymentContext,
): Promise<void> {
  if (existing?.EnableTerminationProtection) return;
  await clients.cloudFormation.send(
    new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: true }),
  );
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
