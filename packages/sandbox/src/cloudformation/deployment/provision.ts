import { createHash } from 'node:crypto';
import type {
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from '../../resources/resource-handler.ts';
import { schemaOf } from '../schemas/read-schemas.ts';
import type {
  PhysicalResource,
  ResourceDescription,
  Stack,
  StackResource,
} from '../stacks/stack.ts';
import type { StackWork } from './stack-work.ts';

/** Creates a resource and waits until AWS would call it complete. Throws as its handler does. */
export async function createPhysical(
  work: StackWork,
  resource: StackResource,
  description: ResourceDescription,
  status: 'CREATE_IN_PROGRESS' | 'UPDATE_IN_PROGRESS',
): Promise<void> {
  const handler = handlerOf(work, description.type);
  const { logicalId } = resource;
  let created: PhysicalResource | undefined;
  const exists = (state: ResourceState) => {
    const version = { state, description };
    if (created !== undefined) {
      created.version = version;
      resource.physicalId = state.physicalId;
      return;
    }
    created = { logicalId, type: description.type, version, broken: 'creation' };
    work.stack.existing.add(created);
    resource.physical = created;
    resource.physicalId = state.physicalId;
    // Once the rest was stopped, the creation has been told as cancelled; now it has its id.
    if (work.signal.aborted) work.setResource(resource, resource.status, resource.reason);
    else work.setResource(resource, status, 'Resource creation Initiated');
  };
  const request = { ...requestOf(work, logicalId, description), initiated: exists };
  await untilStopped(work, handler.create(request).then(exists));
  await work.sources.waits.pass(handler.wait ?? 'resource', logicalId, work.signal);
  if (created !== undefined) created.broken = undefined;
  if (handler.fidelity === 'recorded') {
    work.sources.observe({ kind: 'recorded-only', type: description.type, logicalId });
  }
}

/** Takes up what exists under an identity, as it is; answers whether there is such a thing. */
export async function adoptPhysical(
  work: StackWork,
  resource: StackResource,
  description: ResourceDescription,
  identity: string,
): Promise<boolean> {
  const { logicalId } = resource;
  const { type } = description;
  const request = requestOf(work, logicalId, description);
  const state = handlerOf(work, type).adoption?.adopt(identity, request);
  if (state === undefined) return false;
  const adopted = { logicalId, type, version: { state, description }, broken: undefined };
  work.stack.existing.add(adopted);
  resource.physical = adopted;
  resource.physicalId = state.physicalId;
  await work.sources.waits.pass('resource', logicalId, work.signal);
  return true;
}

/** Changes a resource in place. Throws as its handler does; it is then broken until it is mended. */
export async function updatePhysical(
  work: StackWork,
  physical: PhysicalResource,
  description: ResourceDescription,
): Promise<void> {
  const { state, description: before } = physical.version;
  const handler = handlerOf(work, physical.type);
  physical.broken = 'update';
  const update = handler.update({
    ...requestOf(work, physical.logicalId, description),
    state,
    before: before.resolved,
  });
  await untilStopped(
    work,
    update.then((changed) => {
      physical.version = { state: changed, description };
      // A new revision of a thing has an id of its own.
      const resource = work.stack.resources.get(physical.logicalId);
      if (resource) resource.physicalId = changed.physicalId;
    }),
  );
  await work.sources.waits.pass('resource', physical.logicalId, work.signal);
  physical.broken = undefined;
}

/** Deletes what exists. Throws as its handler does. */
export async function deletePhysical(
  work: StackWork,
  physical: PhysicalResource,
  snapshot: boolean,
): Promise<void> {
  const { state, description } = physical.version;
  const handler = handlerOf(work, physical.type);
  await handler.delete({
    ...requestOf(work, physical.logicalId, description),
    state,
    ...(snapshot && { snapshot }),
  });
  work.stack.existing.delete(physical);
  await work.sources.waits.pass('resource', physical.logicalId);
}

/** Rejects as soon as the work stops, but not before the handler has let go of the resource. */
async function untilStopped(work: StackWork, handled: Promise<void>): Promise<void> {
  await handled;
  work.signal.throwIfAborted();
}

function handlerOf(work: StackWork, type: string): ResourceHandler {
  const handler = work.sources.handlers[type];
  if (handler === undefined) throw new Error(`No handler for ${type}.`);
  return handler;
}

function requestOf(
  work: StackWork,
  logicalId: string,
  description: ResourceDescription,
): ResourceRequest {
  const { stack, sources } = work;
  return {
    logicalId,
    properties: description.resolved,
    stack: { name: stack.name, id: stack.id },
    tags: withOrigin(description, logicalId, stack),
    signal: work.signal,
    generatedName: ({ maxLength, lowercase = false }) => {
      const random = randomLetters(sources.identity.hex(32)).slice(0, 12);
      const start = `${stack.name}-${logicalId}`.slice(0, maxLength - random.length - 1);
      const name = `${start}-${random}`;
      return lowercase ? name.toLowerCase() : name;
    },
  };
}

/** The tags of a resource that can have some, with those by which CloudFormation marks its own. */
function withOrigin({ type, tags }: ResourceDescription, logicalId: string, stack: Stack) {
  if (schemaOf(type)?.taggable === false) return tags;
  return {
    ...tags,
    'aws:cloudformation:stack-name': stack.name,
    'aws:cloudformation:logical-id': logicalId,
    'aws:cloudformation:stack-id': stack.id,
  };
}

/** Twelve letters and digits, as CloudFormation ends names with. */
function randomLetters(seed: string): string {
  return createHash('sha256')
    .update(seed)
    .digest('base64')
    .replace(/[^A-Za-z0-9]/g, '');
}
