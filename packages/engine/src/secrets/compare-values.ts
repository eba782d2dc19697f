import type { SecretValues } from '../secret-store/secret-text.ts';

/** What a write would do, by key. */
export interface ValueChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly same: readonly string[];
  /** Keys that only the secret has. */
  readonly further: readonly string[];
}

/** Compares what a secret holds with what is to be in it. */
export function compareValues(held: SecretValues, wanted: SecretValues): ValueChanges {
  const keys = [...wanted.keys()];
  return {
    added: keys.filter((key) => !held.has(key)),
    changed: keys.filter((key) => held.has(key) && held.get(key) !== wanted.get(key)),
    same: keys.filter((key) => held.has(key) && held.get(key) === wanted.get(key)),
    further: [...held.keys()].filter((key) => !wanted.has(key)),
  };
}
