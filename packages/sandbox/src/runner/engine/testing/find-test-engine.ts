import { type Engine, EngineUnavailable } from '../engine.ts';
import { findEngine } from '../find-engine.ts';

/** The engine for a test file; without one it is undefined, and the reason is said. */
export async function findTestEngine(): Promise<Engine | undefined> {
  try {
    return await findEngine();
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    console.warn(`Tests with containers are left out. ${error.message}`);
    return undefined;
  }
}
