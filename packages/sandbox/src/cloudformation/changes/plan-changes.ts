import type { ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import type { Deployment } from '../deployment/deployment.ts';
import { schemaOf } from '../schemas/read-schemas.ts';
import type { PhysicalResource, ResourceVersion, Stack } from '../stacks/stack.ts';
import { sameJson } from '../template/json.ts';
import type { ResourceDeclaration } from '../template/template.ts';
import { attributeDetails, propertyDetails } from './change-details.ts';
import { asItIs } from './find-drift.ts';
import type { Fate } from './plan-reader.ts';
import type { PlannedChange } from './planned-change.ts';

/** What a deployment would do to each resource of a stack, as a change set tells it. */
export function planChanges(stack: Stack, deployment: Deployment): readonly PlannedChange[] {
  const fates = new Map<string, Fate>();
  const changes: PlannedChange[] = [];
  for (const logicalId of inOrder(deployment)) {
    const declaration = deployment.resources.get(logicalId);
    if (declaration === undefined) continue;
    const physical = stack.resources.get(logicalId)?.physical;
    const drift = deployment.drifts?.get(logicalId);
    const change =
      physical === undefined || drift?.status === 'DELETED'
        ? addition(logicalId, declaration)
        : modification(stack, deployment, fates, physical, declaration);
    fates.set(logicalId, fateOf(change));
    if (change === undefined) continue;
    changes.push({ ...change, ...(drift && { ResourceDriftStatus: drift.status }) });
  }
  return [...changes, ...removals(stack, deployment)].sort((one, other) =>
    one.LogicalResourceId < other.LogicalResourceId ? -1 : 1,
  );
}

function inOrder({ dependencies }: Deployment): ReadonlySet<string> {
  const ordered = new Set<string>();
  const visit = (logicalId: string) => {
    if (ordered.has(logicalId)) return;
    for (const needed of dependencies.get(logicalId) ?? []) visit(needed);
    ordered.add(logicalId);
  };
  for (const logicalId of dependencies.keys()) visit(logicalId);
  return ordered;
}

function fateOf(change: PlannedChange | undefined): Fate {
  if (change === undefined) return 'kept';
  if (change.Action === 'Add') return 'new';
  if (change.Replacement === 'True') return 'replaced';
  return change.Replacement === 'Conditional' ? 'maybe-replaced' : 'updated';
}

function addition(logicalId: string, { type }: ResourceDeclaration): PlannedChange {
  return {
    Action: 'Add',
    LogicalResourceId: logicalId,
    ResourceType: type,
    Scope: [],
    Details: [],
  };
}

function removals(stack: Stack, deployment: Deployment): readonly PlannedChange[] {
  return [...stack.resources.values()]
    .filter(({ logicalId, physical }) => physical && !deployment.resources.has(logicalId))
    .map(({ logicalId, type, physical }) => ({
      Action: 'Remove',
      LogicalResourceId: logicalId,
      ResourceType: type,
      PhysicalResourceId: physical?.version.state.physicalId,
      Scope: [],
      Details: [],
      ...(physical !== undefined && {
        PolicyAction: removalPolicy(physical.version),
      }),
    }));
}

function removalPolicy({ description }: ResourceVersion): 'Delete' | 'Retain' | 'Snapshot' {
  const { deletionPolicy } = description;
  return deletionPolicy === 'RetainExceptOnCreate' ? 'Retain' : deletionPolicy;
}

function modification(
  stack: Stack,
  deployment: Deployment,
  fates: ReadonlyMap<string, Fate>,
  physical: PhysicalResource,
  declaration: ResourceDeclaration,
): PlannedChange | undefined {
  const { state } = physical.version;
  const drift = deployment.drifts?.get(physical.logicalId);
  const description = asItIs(physical.version.description, drift);
  const details = [
    ...propertyDetails({ stack, deployment, fates, before: description, declaration }),
    ...attributeDetails(description, declaration),
    ...tagDetails(description.tags, deployment.tags, declaration.type),
  ];
  if (details.length === 0 && description.type === declaration.type) return undefined;
  const replacement = description.type === declaration.type ? replacementOf(details) : 'True';
  return {
    Action: 'Modify',
    LogicalResourceId: physical.logicalId,
    PhysicalResourceId: state.physicalId,
    ResourceType: declaration.type,
    Replacement: replacement,
    Scope: [...new Set(details.flatMap(({ Target }) => Target?.Attribute ?? []))],
    Details: details,
    ...(replacement === 'True' && { PolicyAction: replacementPolicy(declaration) }),
  };
}

function tagDetails(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  type: string,
): readonly ResourceChangeDetail[] {
  if (schemaOf(type)?.taggable === false || sameJson(before, after)) return [];
  return [
    {
      Target: { Attribute: 'Tags', RequiresRecreation: 'Never' },
      Evaluation: 'Static',
      ChangeSource: 'DirectModification',
    },
  ];
}

/** True as soon as one change is certain to replace; Conditional where it depends. */
function replacementOf(details: readonly ResourceChangeDetail[]): 'True' | 'False' | 'Conditional' {
  const requires = details.map(({ Target, Evaluation }) =>
    Target?.RequiresRecreation === 'Always' && Evaluation === 'Dynamic'
      ? 'Conditionally'
      : Target?.RequiresRecreation,
  );
  if (requires.includes('Always')) return 'True';
  return requires.includes('Conditionally') ? 'Conditional' : 'False';
}

function replacementPolicy({
  updateReplacePolicy,
}: ResourceDeclaration): 'ReplaceAndDelete' | 'ReplaceAndRetain' | 'ReplaceAndSnapshot' {
  if (updateReplacePolicy === 'Snapshot') return 'ReplaceAndSnapshot';
  return updateReplacePolicy === undefined || updateReplacePolicy === 'Delete'
    ? 'ReplaceAndDelete'
    : 'ReplaceAndRetain';
}
