import type {
  CancelUpdateStackInput,
  ContinueUpdateRollbackInput,
  DeleteStackInput,
  RollbackStackInput,
  UpdateTerminationProtectionInput,
} from '@aws-sdk/client-cloudformation';
import type { Operations } from '../../aws/operation.ts';
import { deleteStack } from '../deployment/delete-stack.ts';
import { importersOf } from '../deployment/exports.ts';
import { rollBackCreation, rollBackUpdate } from '../deployment/roll-back.ts';
import type { Stack } from '../stacks/stack.ts';
import { validationError } from '../template/template-error.ts';
import type { CloudFormationContext } from './context.ts';
import { once } from './once.ts';
import { operationOn } from './operation-on.ts';
import { refuseInputs } from './refuse-inputs.ts';

export function deleteAndRollBack(context: CloudFormationContext): Operations {
  return {
    CancelUpdateStack: operationOn(context, 'CancelUpdateStack', (input: CancelUpdateStackInput) =>
      cancelUpdate(context, input),
    ),
    ContinueUpdateRollback: operationOn(
      context,
      'ContinueUpdateRollback',
      (input: ContinueUpdateRollbackInput) =>
        once(context, 'ContinueUpdateRollback', input.StackName, input.ClientRequestToken, () =>
          continueUpdateRollback(context, input),
        ),
    ),
    DeleteStack: operationOn(context, 'DeleteStack', (input: DeleteStackInput) =>
      once(context, 'DeleteStack', input.StackName, input.ClientRequestToken, () =>
        startDeletion(context, input),
      ),
    ),
    RollbackStack: operationOn(context, 'RollbackStack', (input: RollbackStackInput) =>
      once(context, 'RollbackStack', input.StackName, input.ClientRequestToken, () =>
        rollbackStack(context, input),
      ),
    ),
    UpdateTerminationProtection: operationOn(
      context,
      'UpdateTerminationProtection',
      (input: UpdateTerminationProtectionInput) => {
        const stack = stackOf(context, input);
        stack.protected = input.EnableTerminationProtection === true;
        return { StackId: stack.id };
      },
    ),
  };
}

function stackOf(
  context: CloudFormationContext,
  { StackName: name }: { readonly StackName?: string | undefined },
): Stack {
  return context.stacks.get(name, (missing) => `Stack [${missing}] does not exist`);
}

function cancelUpdate(context: CloudFormationContext, input: CancelUpdateStackInput): object {
  const stack = stackOf(context, input);
  if (stack.status !== 'UPDATE_IN_PROGRESS' || stack.running === undefined) {
    throw validationError('CancelUpdateStack cannot be called from current stack status');
  }
  stack.running.stop('cancelled');
  return {};
}

async function continueUpdateRollback(
  context: CloudFormationContext,
  input: ContinueUpdateRollbackInput,
): Promise<object> {
  refuseInputs(input, ['RoleARN', 'ForceRollback']);
  const stack = stackOf(context, input);
  if (stack.status !== 'UPDATE_ROLLBACK_FAILED') {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not continue update rollback.`,
    );
  }
  const skip = input.ResourcesToSkip ?? [];
  for (const logicalId of skip) {
    if (stack.resources.get(logicalId)?.status !== 'UPDATE_FAILED') {
      throw validationError(
        `The following resource(s) could not be skipped: [${logicalId}]. Only resources in UPDATE_FAILED state can be skipped.`,
      );
    }
  }
  stack.status = 'UPDATE_ROLLBACK_IN_PROGRESS';
  context.start(stack, input.ClientRequestToken, (work) =>
    rollBackUpdate(work, 'User Initiated', skip),
  );
  return {};
}

async function rollbackStack(
  context: CloudFormationContext,
  input: RollbackStackInput,
): Promise<object> {
  refuseInputs(input, ['RoleARN', 'DeploymentConfig']);
  const stack = stackOf(context, input);
  if (stack.status !== 'CREATE_FAILED' && stack.status !== 'UPDATE_FAILED') {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`,
    );
  }
  const retainExceptOnCreate = input.RetainExceptOnCreate === true;
  const wasComplete = stack.stable !== undefined;
  stack.status = wasComplete ? 'UPDATE_ROLLBACK_IN_PROGRESS' : 'ROLLBACK_IN_PROGRESS';
  const id = context.start(stack, input.ClientRequestToken, (work) =>
    wasComplete
      ? rollBackUpdate(work, 'User Initiated')
      : rollBackCreation(work, '', { onFailure: 'ROLLBACK', retainExceptOnCreate }),
  );
  return { StackId: stack.id, OperationId: id };
}

async function startDeletion(
  context: CloudFormationContext,
  input: DeleteStackInput,
): Promise<object> {
  refuseInputs(input, ['RoleARN', 'DeletionMode', 'DeploymentConfig']);
  const stack = context.stacks.find(input.StackName ?? '');
  // As on AWS, deleting a stack that is not there is no error.
  if (stack === undefined || stack.status === 'DELETE_COMPLETE') return {};
  checkDeletable(context, stack, input.RetainResources ?? []);
  if (stack.status === 'DELETE_IN_PROGRESS') return {};
  const creation = stack.running;
  stack.status = 'DELETE_IN_PROGRESS';
  context.start(stack, input.ClientRequestToken, async (work) => {
    creation?.stop('deleted');
    await creation?.ended;
    await deleteStack(work, input.RetainResources ?? []);
  });
  return {};
}

function checkDeletable(
  context: CloudFormationContext,
  stack: Stack,
  retained: readonly string[],
): void {
  if (stack.protected) {
    throw validationError(
      `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
    );
  }
  const { status } = stack;
  if (/_IN_PROGRESS$/.test(status) && !/^(CREATE|DELETE|REVIEW)_/.test(status)) {
    throw validationError(`Stack [${stack.name}] cannot be deleted while in status ${status}`);
  }
  if (retained.length > 0 && status !== 'DELETE_FAILED') {
    throw validationError(
      `Invalid operation on stack [${stack.id}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
    );
  }
  for (const { ExportName: name } of stack.outputs) {
    if (name === undefined) continue;
    const importers = importersOf(context.stacks, name).filter((other) => other !== stack);
    if (importers.length > 0) {
      const users = importers.map((importer) => importer.name).join(' and ');
      throw validationError(`Export ${name} cannot be deleted as it is in use by ${users}`);
    }
  }
}
