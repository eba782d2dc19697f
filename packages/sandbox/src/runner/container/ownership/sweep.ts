import type { Engine } from '../../engine/engine.ts';
import { ownerLabel, runLabel } from './labels.ts';
import { isAlive } from './owner.ts';
import { removeLabelled } from './remove.ts';

/** Removes what runs that have ended, or were killed, left in the engine; never a live run's. */
export function sweep(engine: Engine): Promise<void> {
  return removeLabelled(engine, runLabel, async (labels) => {
    const owner = labels[ownerLabel];
    return owner !== undefined && !(await isAlive(owner));
  });
}
