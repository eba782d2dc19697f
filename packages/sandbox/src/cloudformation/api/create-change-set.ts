import type { CreateChangeSetInput, CreateChangeSetOutput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import type { Call } from '../../aws/operation.ts';
import { refusedByValidation, validateEarly } from '../changes/early-validation.ts';
import { findDrifts } from '../changes/find-drift.ts';
import { hasUpdates } from '../changes/has-updates.ts';
import { planChanges } from '../changes/plan-changes.ts';
import { planImports } from '../changes/plan-imports.ts';
import { recordStackStatus } from '../stacks/record-event.ts';
import type { ChangeSet, Stack } from '../stacks/stack.ts';
import { validationError } from '../template/template-error.ts';
import type { CloudFormationContext } from './context.ts';
import { checkUpdatable, disablesRollback } from './create-and-update.ts';
import { readImports } from './read-imports.ts';
import { refuseInputs } from './refuse-inputs.ts';
import { templateText } from './template-text.ts';

/** Answers at once; the changes are found afterwards. Throws AWS's ValidationError. */
export async function createChangeSet(
  context: CloudFormationContext,
  input: CreateChangeSetInput,
  call: Call,
): Promise<CreateChangeSetOutput> {
  refuseInputs(input, [
    'ImportExistingResources',
    'IncludeNestedStacks',
    'NotificationARNs',
    'ResourceTypes',
    'RoleARN',
    'RollbackConfiguration',
  ]);
  const { clock, identity } = context.sources;
  const name = input.ChangeSetName ?? '';
  const known = context.stacks.find(input.StackName ?? '');
  const text = await templateText(context, input, call, known);
  const stack = stackFor(context, input);
  if (stack.changeSets.has(name)) {
    throw new AwsError('AlreadyExistsException', `ChangeSet ${name} already exists`);
  }
  const isNew = stack !== known;
  try {
    const prepared = context.prepare(stack, text, input);
    const deployment =
      input.DeploymentMode === undefined
        ? prepared
        : { ...prepared, drifts: findDrifts(stack, context.sources.handlers, clock.now()) };
    const imports = readImports(context, stack, deployment, input);
    const changeSet: ChangeSet = {
      id: arnOf(identity, 'cloudformation', `changeSet/${name}/${identity.uuid()}`),
      name,
      description: input.Description,
      createdAt: clock.now(),
      deployment,
      ...(imports && { imports }),
      onStackFailure: input.OnStackFailure ?? (disablesRollback(input) ? 'DO_NOTHING' : 'ROLLBACK'),
      status: 'CREATE_PENDING',
      executionStatus: 'UNAVAILABLE',
      changes: [],
      mistakes: [],
    };
    stack.changeSets.set(name, changeSet);
    if (isNew) {
      recordStackStatus(context.sources, stack, 'REVIEW_IN_PROGRESS', 'User Initiated');
    }
    void fillChangeSet(context, stack, changeSet, input.DisableValidation === true);
    return { Id: changeSet.id, StackId: stack.id };
  } catch (error) {
    if (isNew) context.stacks.forget(stack);
    throw error;
  }
}

function stackFor(context: CloudFormationContext, input: CreateChangeSetInput): Stack {
  const { StackName: name = '', ChangeSetType: type = 'UPDATE' } = input;
  const stack = context.stacks.find(name);
  if (
    type === 'CREATE' ||
    (type === 'IMPORT' && (!stack || stack.status === 'REVIEW_IN_PROGRESS'))
  ) {
    if (stack === undefined) return context.stacks.add(name);
    if (stack.status === 'REVIEW_IN_PROGRESS') return stack;
    throw validationError(
      `Stack [${stack.name}] already exists and cannot be created again with the changeSet [${input.ChangeSetName}].`,
    );
  }
  if (stack === undefined || stack.status === 'REVIEW_IN_PROGRESS') {
    throw validationError(`Stack [${name}] does not exist`);
  }
  checkUpdatable(stack);
  return stack;
}

async function fillChangeSet(
  context: CloudFormationContext,
  stack: Stack,
  changeSet: ChangeSet,
  disableValidation: boolean,
): Promise<void> {
  changeSet.status = 'CREATE_IN_PROGRESS';
  await context.sources.waits.pass('resource', changeSet.name);
  const refusal = compareWithStack(stack, changeSet, disableValidation);
  if (refusal === undefined) {
    changeSet.status = 'CREATE_COMPLETE';
    changeSet.executionStatus = 'AVAILABLE';
  } else {
    changeSet.status = 'FAILED';
    changeSet.reason = refusal;
  }
}

/** Finds the changes; answers why the change set fails, if it does. */
function compareWithStack(
  stack: Stack,
  changeSet: ChangeSet,
  disableValidation: boolean,
): string | undefined {
  const { deployment } = changeSet;
  try {
    changeSet.mistakes = disableValidation ? [] : validateEarly(deployment);
    if (changeSet.mistakes.length > 0) return refusedByValidation;
    if (changeSet.imports) {
      changeSet.changes = planImports(changeSet.imports, deployment);
      return undefined;
    }
    changeSet.changes = planChanges(stack, deployment);
    return hasUpdates(stack, deployment) ? undefined : withoutChanges;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

const withoutChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set.";
