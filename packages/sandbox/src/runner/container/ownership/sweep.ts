import type { Engine } from '../../engine/engine.ts';
import { finishRemovals } from './finish-removals.ts';
import { ownerLabel, runLabel } from './labels.ts';
import { isAlive } from './owner.ts';
import { removeLabelled } from './remove.ts';

/** Removes what runs that have ended, or were killed, left in the engine; never a live run's. */
export async function sweep(engine: Engine): Promise<void> {
  await finishRemovals(engine);
  await removeLabelled(engine, runLabel, async (labels) => {
    const owner = labels[ownerLabel];
    return owner !== undefined && !(await isAlive(owner));
  });
}
