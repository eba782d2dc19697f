import type { CreateChangeSetInput, ResourceToImport } from '@aws-sdk/client-cloudformation';
import { planChanges } from '../changes/plan-changes.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { Imports, Stack } from '../stacks/stack.ts';
import { sameJson } from '../template/json.ts';
import { validationError } from '../template/template-error.ts';
import type { CloudFormationContext } from './context.ts';

/**
 * What a change set of the type IMPORT takes up; undefined for the others. An import changes nothing
 * beside. Throws AWS's ValidationError.
 */
export function readImports(
  context: CloudFormationContext,
  stack: Stack,
  deployment: Deployment,
  input: CreateChangeSetInput,
): Imports | undefined {
  const { ChangeSetType: type, ResourcesToImport: targets = [] } = input;
  if (type !== 'IMPORT') {
    if (targets.length === 0) return undefined;
    throw validationError('ResourcesToImport can only be specified for changesets of type IMPORT.');
  }
  if (targets.length === 0) {
    throw validationError('ResourcesToImport must be specified for changesets of type IMPORT.');
  }
  const imports = new Map(
    targets.map((target) => [target.LogicalResourceId ?? '', identityOf(context, target)]),
  );
  checkTargets(targets, deployment);
  checkPolicies(imports, deployment);
  checkNothingElse(stack, imports, deployment);
  checkUnowned(context, imports, deployment);
  return imports;
}

function identityOf(
  { sources }: CloudFormationContext,
  { ResourceType: type = '', ResourceIdentifier: identifier = {} }: ResourceToImport,
): string {
  const adoption = sources.handlers[type]?.adoption;
  if (!adoption) throw validationError(`ResourceTypes [${type}] are not supported for Import`);
  const identity = identifier[adoption.identifiedBy];
  if (identity === undefined || Object.keys(identifier).length !== 1) {
    throw validationError(
      `Invalid ResourceIdentifier [${Object.keys(identifier).join(', ')}] of ${type}: expected [${adoption.identifiedBy}].`,
    );
  }
  return identity;
}

function checkTargets(targets: readonly ResourceToImport[], { resources }: Deployment): void {
  const missing = targets.filter(
    ({ LogicalResourceId: id = '', ResourceType: type }) => resources.get(id)?.type !== type,
  );
  if (missing.length === 0) return;
  throw validationError(
    `Resources [${missing.map(({ LogicalResourceId: id }) => id).join(', ')}] to import are missing from the template.`,
  );
}

function checkPolicies(imports: Imports, { resources }: Deployment): void {
  const without = [...imports.keys()].filter((id) => !resources.get(id)?.deletionPolicy);
  if (without.length === 0) return;
  throw validationError(
    `The following resources to import [${without.join(', ')}] must have DeletionPolicy attribute specified in the template.`,
  );
}

function checkNothingElse(stack: Stack, imports: Imports, deployment: Deployment): void {
  const others = planChanges(stack, deployment)
    .filter(({ Action, LogicalResourceId: id }) => !(Action === 'Add' && imports.has(id)))
    .map(({ LogicalResourceId: id }) => id);
  if (others.length > 0) {
    throw validationError(
      `You have modified resources [${others.join(', ')}] in your template that are not being imported. Update, create or delete operations cannot be executed during import operations.`,
    );
  }
  const { outputs } = deployment.template;
  const before = stack.deployment?.template.outputs ?? new Map();
  if (!sameJson([...outputs], [...before])) throw cannotModify('Outputs');
  if (!sameJson(deployment.tags, stack.deployment?.tags ?? {})) throw cannotModify('Tags');
}

function cannotModify(section: string) {
  return validationError(`As part of the import operation, you cannot modify or add [${section}]`);
}

/** What belongs to a stack cannot be taken from it. */
function checkUnowned(
  { stacks }: CloudFormationContext,
  imports: Imports,
  { resources }: Deployment,
): void {
  for (const [logicalId, identity] of imports) {
    const type = resources.get(logicalId)?.type;
    const owner = stacks
      .stacks()
      .find(({ existing }) =>
        [...existing].some(
          (physical) => physical.type === type && physical.version.state.physicalId === identity,
        ),
      );
    if (owner) throw validationError(`${identity} already exists in stack ${owner.id}`);
  }
}
