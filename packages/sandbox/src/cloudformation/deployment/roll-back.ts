import { keepOnly } from '../stacks/keep-only.ts';
import type { PhysicalResource, ResourceVersion } from '../stacks/stack.ts';
import type { RetentionPolicy } from '../template/template.ts';
import { changeOf } from './change-kind.ts';
import { deleteResources } from './delete-resources.ts';
import { handlerReason } from './failure-reason.ts';
import { updatePhysical } from './provision.ts';
import { runInOrder } from './run-in-order.ts';
import { StackWork } from './stack-work.ts';

/** Takes back a stack that never was complete: everything is deleted again. */
export async function rollBackCreation(
  failed: StackWork,
  failure: string,
  options: { readonly onFailure: string; readonly retainExceptOnCreate: boolean },
): Promise<void> {
  const work = new StackWork(failed.sources, failed.stack);
  const isDeletion = options.onFailure === 'DELETE';
  work.setStatus(
    isDeletion ? 'DELETE_IN_PROGRESS' : 'ROLLBACK_IN_PROGRESS',
    `${failure}${isDeletion ? 'Delete' : 'Rollback'} requested by user.`,
  );
  await deleteResources(work, new Set(work.stack.existing), ({ version }) =>
    policyOnCreation(version.description.deletionPolicy, options.retainExceptOnCreate),
  );
  if (work.failed.delete.length > 0) {
    return work.setStatus(isDeletion ? 'DELETE_FAILED' : 'ROLLBACK_FAILED', work.failures());
  }
  if (isDeletion) work.stack.deletedAt = work.sources.clock.now();
  work.setStatus(isDeletion ? 'DELETE_COMPLETE' : 'ROLLBACK_COMPLETE');
}

/** Nothing is in a database yet when its stack is rolled back, so no snapshot is taken either. */
function policyOnCreation(policy: RetentionPolicy, retainExceptOnCreate: boolean): RetentionPolicy {
  return policy === 'Retain' && !retainExceptOnCreate ? 'Retain' : 'Delete';
}

/**
 * Returns a stack to its last stable state: changed resources are changed back, replaced ones are
 * taken up again, new ones are deleted. `skip` names resources that are to be left as they are.
 */
export async function rollBackUpdate(
  failed: StackWork,
  reason: string,
  skip: readonly string[] = [],
): Promise<void> {
  const work = new StackWork(failed.sources, failed.stack);
  const { stack } = work;
  const { stable } = stack;
  if (stable === undefined) throw new Error(`${stack.name} has no state to roll back to.`);
  work.setStatus('UPDATE_ROLLBACK_IN_PROGRESS', reason);
  await runInOrder(needsAmong(stable.versions), (physical) =>
    restore(work, physical, stable.versions.get(physical), skip),
  );
  if (work.failed.update.length > 0) {
    return work.setStatus('UPDATE_ROLLBACK_FAILED', work.failures());
  }
  stack.deployment = stable.deployment;
  stack.outputs = stable.outputs;
  work.setStatus('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
  await deleteNew(work, stable.versions);
  work.setStatus('UPDATE_ROLLBACK_COMPLETE');
}

function needsAmong(
  versions: ReadonlyMap<PhysicalResource, ResourceVersion>,
): ReadonlyMap<PhysicalResource, ReadonlySet<PhysicalResource>> {
  return new Map([...versions].map(([physical, { description }]) => [physical, description.needs]));
}

async function restore(
  work: StackWork,
  physical: PhysicalResource,
  version: ResourceVersion | undefined,
  skip: readonly string[],
): Promise<boolean> {
  const resource = work.stack.resources.get(physical.logicalId);
  if (resource === undefined || version === undefined || work.signal.aborted) return false;
  const isReplaced = resource.physical !== physical;
  const wasTouched = isReplaced || resource.status === 'UPDATE_FAILED';
  const kind = changeOf(physical, version.description);
  resource.physical = physical;
  resource.physicalId = version.state.physicalId;
  resource.type = physical.type;
  if (kind === 'none' && !wasTouched) {
    physical.version = version;
    return true;
  }
  if (skip.includes(physical.logicalId)) {
    physical.broken = undefined;
    physical.version = version;
    work.setResource(resource, 'UPDATE_COMPLETE', 'Resource rollback skipped by user');
    return true;
  }
  work.setResource(resource, 'UPDATE_IN_PROGRESS');
  try {
    if (kind === 'properties') await updatePhysical(work, physical, version.description);
    else physical.version = version;
  } catch (error) {
    work.failed.update.push(physical.logicalId);
    work.setResource(
      resource,
      'UPDATE_FAILED',
      work.signal.aborted
        ? 'Resource update cancelled'
        : handlerReason(error, work.sources.identity, version.description.secrets),
    );
    work.stop('failed');
    return false;
  }
  work.setResource(resource, 'UPDATE_COMPLETE');
  return true;
}

async function deleteNew(
  work: StackWork,
  kept: ReadonlyMap<PhysicalResource, ResourceVersion>,
): Promise<void> {
  const { stack } = work;
  const created = new Set([...stack.existing].filter((physical) => !kept.has(physical)));
  await deleteResources(work, created, ({ version }) =>
    policyOnCreation(version.description.deletionPolicy, true),
  );
  keepOnly(stack, kept);
}
