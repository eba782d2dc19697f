import type { PhysicalResource, ResourceDescription, StackResource } from '../stacks/stack.ts';
import type { ResourceDeclaration } from '../template/template.ts';
import { changeOf } from './change-kind.ts';
import type { Deployment } from './deployment.ts';
import { describeResource } from './describe-resource.ts';
import { handlerReason, preparationReason } from './failure-reason.ts';
import { createPhysical, deletePhysical, updatePhysical } from './provision.ts';
import type { StackWork } from './stack-work.ts';
import { fail, told } from './tell-failure.ts';

/**
 * Brings one resource to what the deployment says: creates, updates, replaces or leaves it. Answers
 * whether it is there; a failure is told in its events and stops the work.
 */
export async function applyResource(
  work: StackWork,
  deployment: Deployment,
  logicalId: string,
): Promise<boolean> {
  const declaration = deployment.resources.get(logicalId);
  if (work.signal.aborted || declaration === undefined) return false;
  const resource = resourceOf(work, logicalId, declaration);
  const before = resource.physical;
  const action = before === undefined || neverWhole(before) ? 'create' : 'update';
  const description = prepare(work, deployment, resource, declaration, action);
  if (description === undefined) return false;
  try {
    if (action === 'create') await create(work, resource, description);
    else if (before !== undefined) await change(work, resource, before, description);
    return true;
  } catch (error) {
    fail(work, resource, action, () =>
      handlerReason(error, work.sources.identity, description.secrets),
    );
    return false;
  }
}

/** What the stack says of a logical id, from now on if it is new. */
export function resourceOf(
  { stack, sources }: StackWork,
  logicalId: string,
  { type }: ResourceDeclaration,
): StackResource {
  const known = stack.resources.get(logicalId);
  if (known !== undefined) return known;
  const resource: StackResource = {
    logicalId,
    type,
    status: 'CREATE_IN_PROGRESS',
    reason: undefined,
    at: sources.clock.now(),
    physical: undefined,
  };
  stack.resources.set(logicalId, resource);
  return resource;
}

/** Left by an earlier creation that failed and was not rolled back. */
function neverWhole({ broken }: PhysicalResource): boolean {
  return broken === 'creation';
}

function prepare(
  work: StackWork,
  deployment: Deployment,
  resource: StackResource,
  declaration: ResourceDeclaration,
  action: 'create' | 'update',
): ResourceDescription | undefined {
  const { logicalId } = resource;
  try {
    return describeResource(work.sources, work.stack, deployment, logicalId, declaration);
  } catch (error) {
    work.setResource(resource, action === 'create' ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS');
    fail(work, resource, action, () => preparationReason(error, work.sources.identity));
    return undefined;
  }
}

async function create(
  work: StackWork,
  resource: StackResource,
  description: ResourceDescription,
): Promise<void> {
  resource.type = description.type;
  work.setResource(resource, 'CREATE_IN_PROGRESS');
  const left = resource.physical;
  if (left !== undefined) {
    await deletePhysical(work, left, false);
    resource.physical = undefined;
    delete resource.physicalId;
  }
  await told(work, resource, 'create', () =>
    createPhysical(work, resource, description, 'CREATE_IN_PROGRESS'),
  );
  work.setResource(resource, 'CREATE_COMPLETE');
}

async function change(
  work: StackWork,
  resource: StackResource,
  before: PhysicalResource,
  description: ResourceDescription,
): Promise<void> {
  const kind = changeOf(before, description);
  if (kind === 'none') {
    // What it needs may be other things now, such as replaced ones with the same name.
    before.version = { ...before.version, description };
    return;
  }
  if (kind === 'replacement') {
    resource.type = description.type;
    work.setResource(
      resource,
      'UPDATE_IN_PROGRESS',
      'Requested update requires the creation of a new physical resource; hence creating one.',
    );
    await told(work, resource, 'update', () =>
      createPhysical(work, resource, description, 'UPDATE_IN_PROGRESS'),
    );
  } else {
    work.setResource(resource, 'UPDATE_IN_PROGRESS');
    if (kind === 'attributes') before.version = { ...before.version, description };
    else await told(work, resource, 'update', () => updatePhysical(work, before, description));
  }
  work.setResource(resource, 'UPDATE_COMPLETE');
}
