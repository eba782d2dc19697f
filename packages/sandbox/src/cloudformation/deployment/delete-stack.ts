import { deleteResources } from './delete-resources.ts';
import type { StackWork } from './stack-work.ts';

/** Deletes a stack and what exists under it; `retain` names resources that are left behind. */
export async function deleteStack(work: StackWork, retain: readonly string[]): Promise<void> {
  const { stack } = work;
  work.setStatus('DELETE_IN_PROGRESS', 'User Initiated');
  await deleteResources(work, new Set(stack.existing), (physical) =>
    retain.includes(physical.logicalId) ? 'Retain' : physical.version.description.deletionPolicy,
  );
  if (work.failed.delete.length > 0) return work.setStatus('DELETE_FAILED', work.failures());
  stack.deletedAt = work.sources.clock.now();
  stack.outputs = [];
  work.setStatus('DELETE_COMPLETE');
}
