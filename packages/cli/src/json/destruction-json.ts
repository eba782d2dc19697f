import type { Destruction, DestructionResult } from '@seaworthy/engine';
import type { Json } from './flatten.ts';
import { schemaVersion } from './result-json.ts';

/** `seaworthy destroy --json`: what went, what stays, and how it ended. */
export function destructionJson(
  { project, environment, stores, keptStores, isWhole, things }: Destruction,
  { outcome, failures }: DestructionResult,
): Json {
  return {
    schemaVersion,
    project,
    environment,
    outcome,
    stores,
    keptStores,
    isWhole,
    things: things.map(({ owner = null, ...thing }) => ({ ...thing, owner })),
    failures: failures.map((failure) => ({ ...failure })),
  };
}
