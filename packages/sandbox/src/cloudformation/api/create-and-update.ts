import type {
  CreateStackInput,
  CreateStackOutput,
  DeploymentConfig,
  UpdateStackInput,
  UpdateStackOutput,
} from '@aws-sdk/client-cloudformation';
import { NotModelled } from '../../aws/aws-error.ts';
import type { Call, Operations } from '../../aws/operation.ts';
import { hasUpdates } from '../changes/has-updates.ts';
import { deployStack } from '../deployment/deploy-stack.ts';
import type { Stack } from '../stacks/stack.ts';
import { validationError } from '../template/template-error.ts';
import type { CloudFormationContext } from './context.ts';
import { once } from './once.ts';
import { operationOn } from './operation-on.ts';
import { refuseInputs } from './refuse-inputs.ts';
import { templateText } from './template-text.ts';

export function createAndUpdate(context: CloudFormationContext): Operations {
  return {
    CreateStack: operationOn(context, 'CreateStack', (input: CreateStackInput, call) =>
      once(context, 'CreateStack', input.StackName, input.ClientRequestToken, () =>
        createStack(context, input, call),
      ),
    ),
    UpdateStack: operationOn(context, 'UpdateStack', (input: UpdateStackInput, call) =>
      once(context, 'UpdateStack', input.StackName, input.ClientRequestToken, () =>
        updateStack(context, input, call),
      ),
    ),
  };
}

async function createStack(
  context: CloudFormationContext,
  input: CreateStackInput,
  call: Call,
): Promise<CreateStackOutput> {
  refuseInputs(input, [
    'NotificationARNs',
    'ResourceTypes',
    'RoleARN',
    'RollbackConfiguration',
    'StackPolicyBody',
    'StackPolicyURL',
    'TimeoutInMinutes',
  ]);
  if (input.OnFailure !== undefined && input.DisableRollback !== undefined) {
    throw validationError('You can specify either DisableRollback or OnFailure, but not both.');
  }
  const text = await templateText(context, input, call);
  const stack = context.stacks.add(input.StackName ?? '');
  const deployment = preparedOrForgotten(context, stack, () => context.prepare(stack, text, input));
  const onFailure = input.OnFailure ?? (disablesRollback(input) ? 'DO_NOTHING' : 'ROLLBACK');
  stack.protected = input.EnableTerminationProtection === true;
  stack.disableRollback = onFailure === 'DO_NOTHING';
  stack.status = 'CREATE_IN_PROGRESS';
  const id = context.start(stack, input.ClientRequestToken, (work) =>
    deployStack(work, deployment, context.stacks, {
      kind: 'CREATE',
      onFailure,
      retainExceptOnCreate: input.RetainExceptOnCreate === true,
    }),
  );
  return { StackId: stack.id, OperationId: id };
}

/** A refused creation leaves no stack behind. */
function preparedOrForgotten<Prepared>(
  context: CloudFormationContext,
  stack: Stack,
  prepare: () => Prepared,
): Prepared {
  try {
    return prepare();
  } catch (error) {
    context.stacks.forget(stack);
    throw error;
  }
}

async function updateStack(
  context: CloudFormationContext,
  input: UpdateStackInput,
  call: Call,
): Promise<UpdateStackOutput> {
  refuseInputs(input, [
    'NotificationARNs',
    'ResourceTypes',
    'RoleARN',
    'RollbackConfiguration',
    'StackPolicyBody',
    'StackPolicyDuringUpdateBody',
    'StackPolicyDuringUpdateURL',
    'StackPolicyURL',
  ]);
  const stack = context.stacks.get(input.StackName, (name) => `Stack [${name}] does not exist`);
  checkUpdatable(stack);
  const text = await templateText(context, input, call, stack);
  const deployment = context.prepare(stack, text, input);
  if (!hasUpdates(stack, deployment)) {
    throw validationError('No updates are to be performed.');
  }
  const disableRollback = disablesRollback(input);
  const id = startUpdate(context, stack, input.ClientRequestToken, disableRollback, (work) =>
    deployStack(work, deployment, context.stacks, {
      kind: 'UPDATE',
      onFailure: disableRollback ? 'DO_NOTHING' : 'ROLLBACK',
      retainExceptOnCreate: input.RetainExceptOnCreate === true,
    }),
  );
  return { StackId: stack.id, OperationId: id };
}

export function startUpdate(
  context: CloudFormationContext,
  stack: Stack,
  token: string | undefined,
  disableRollback: boolean,
  run: Parameters<CloudFormationContext['start']>[2],
): string {
  stack.disableRollback = disableRollback;
  stack.updatedAt = context.sources.clock.now();
  stack.status = 'UPDATE_IN_PROGRESS';
  return context.start(stack, token, run);
}

const updatable: readonly string[] = [
  'CREATE_COMPLETE',
  'CREATE_FAILED',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_COMPLETE',
];

/** Throws AWS's ValidationError for a stack that is busy, or can only be deleted. */
export function checkUpdatable(stack: Stack): void {
  if (updatable.includes(stack.status)) return;
  throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
}

export function disablesRollback(input: {
  readonly DisableRollback?: boolean | undefined;
  readonly DeploymentConfig?: DeploymentConfig | undefined;
}): boolean {
  if (input.DeploymentConfig?.Mode === 'EXPRESS') {
    throw new NotModelled('the deployment mode EXPRESS of CloudFormation');
  }
  return input.DisableRollback ?? input.DeploymentConfig?.DisableRollback ?? false;
}
