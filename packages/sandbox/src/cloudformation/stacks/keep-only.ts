import type { PhysicalResource, Stack } from './stack.ts';

/** Lets a stack forget all but these things; what could not be deleted stays behind without it. */
export function keepOnly(stack: Stack, kept: ReadonlyMap<PhysicalResource, unknown>): void {
  for (const physical of stack.existing) if (!kept.has(physical)) stack.existing.delete(physical);
  for (const [logicalId, { physical }] of stack.resources) {
    if (physical === undefined || !kept.has(physical)) stack.resources.delete(logicalId);
  }
}
