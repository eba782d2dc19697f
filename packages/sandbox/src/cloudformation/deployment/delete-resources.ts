import { recordLeaving } from '../stacks/record-event.ts';
import type { PhysicalResource, StackResource } from '../stacks/stack.ts';
import type { RetentionPolicy } from '../template/template.ts';
import { handlerReason } from './failure-reason.ts';
import { deletePhysical } from './provision.ts';
import { runInOrder } from './run-in-order.ts';
import type { StackWork } from './stack-work.ts';

/**
 * Deletes things, those that need others first. `policy` says what becomes of each; one that is
 * retained leaves the stack and stays. A failure keeps what the failed thing needs.
 */
export async function deleteResources(
  work: StackWork,
  things: ReadonlySet<PhysicalResource>,
  policy: (physical: PhysicalResource) => RetentionPolicy,
): Promise<void> {
  await runInOrder(neededBy(things), (physical) =>
    deleteResource(work, physical, policy(physical)),
  );
}

/** For each thing, those that need it and must go before. */
function neededBy(
  things: ReadonlySet<PhysicalResource>,
): ReadonlyMap<PhysicalResource, ReadonlySet<PhysicalResource>> {
  const needing = new Map([...things].map((each) => [each, new Set<PhysicalResource>()]));
  for (const each of things) {
    for (const needed of each.version.description.needs) needing.get(needed)?.add(each);
  }
  return needing;
}

async function deleteResource(
  work: StackWork,
  physical: PhysicalResource,
  policy: RetentionPolicy,
): Promise<boolean> {
  const tell = teller(work, physical);
  if (policy === 'Retain' || policy === 'RetainExceptOnCreate') {
    work.stack.existing.delete(physical);
    tell('DELETE_SKIPPED');
    return true;
  }
  tell('DELETE_IN_PROGRESS');
  try {
    await deletePhysical(work, physical, policy === 'Snapshot');
    tell('DELETE_COMPLETE');
    return true;
  } catch (error) {
    work.failed.delete.push(physical.logicalId);
    const { secrets } = physical.version.description;
    tell('DELETE_FAILED', handlerReason(error, work.sources.identity, secrets));
    return false;
  }
}

type DeletionStatus = 'DELETE_IN_PROGRESS' | 'DELETE_COMPLETE' | 'DELETE_FAILED' | 'DELETE_SKIPPED';

/** Sets the status of the logical id as long as it means this thing; otherwise only tells the event. */
function teller(
  work: StackWork,
  physical: PhysicalResource,
): (status: DeletionStatus, reason?: string) => void {
  const resource: StackResource | undefined = work.stack.resources.get(physical.logicalId);
  if (resource === undefined || resource.physical !== physical) {
    return (status, reason) => recordLeaving(work.sources, work.stack, physical, status, reason);
  }
  return (status, reason) => {
    work.setResource(resource, status, reason);
    if (status === 'DELETE_COMPLETE' || status === 'DELETE_SKIPPED') resource.physical = undefined;
  };
}
