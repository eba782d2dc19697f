import type { Engine } from '../../engine/engine.ts';
import { finishRemovals } from './finish-removals.ts';
import { ownerLabel, runLabel } from './labels.ts';
import { isAlive } from './owner.ts';
import { removeLabelled } from './remove.ts';

/**
 * Removes what runs that have ended, or were killed, left in the engine; never a live run's. What
 * cannot be removed is reported: it is in nobody's way.
 */
export async function sweep(engine: Engine, report: (line: string) => void): Promise<void> {
  try {
    await finishRemovals(engine);
    await removeLabelled(engine, runLabel, async (labels) => {
      const owner = labels[ownerLabel];
      return owner !== undefined && !(await isAlive(owner));
    });
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    report(`What an earlier run left cannot be removed: ${error.message}`);
  }
}
