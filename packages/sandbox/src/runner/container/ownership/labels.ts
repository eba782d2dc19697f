import { currentOwner } from './owner.ts';

/** The label with the run's id, on everything that a run has in the engine. */
export const runLabel = 'seaworthy.sandbox';
/** The label that says which process needs it. */
export const ownerLabel = 'seaworthy.owner';
/** The label that says what it is for, and with that, in which order it can go. */
export const partLabel = 'seaworthy.part';

/**
 * Helpers share a container's processes, containers their task's wire's network, and wires the
 * router's processes: none can go before those that share with it.
 */
export const removalOrder = ['helper', 'container', 'wire', 'router'] as const;
export type Part = (typeof removalOrder)[number] | 'volume';

export type Labels = (part: Part) => Record<string, string>;

/** The labels of one run. */
export async function createLabels(runId: string): Promise<Labels> {
  const owner = await currentOwner();
  return (part) => ({ [runLabel]: runId, [ownerLabel]: owner, [partLabel]: part });
}
