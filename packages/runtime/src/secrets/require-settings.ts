import { environmentSource } from './environment-source.ts';
import { findProblems } from './find-problems.ts';
import type { EnvMap, Requirement } from './options.ts';
import { SecretsError } from './secrets-error.ts';

/**
 * The required values by name, for code that is typed: only what the environment has, at once.
 * Throws SecretsError with every name that is missing or invalid.
 */
export function requireSettings<const Name extends string>(
  required: readonly (Name | (Requirement & { readonly name: Name }))[],
  env: Readonly<EnvMap> = process.env,
): Readonly<Record<Name, string>> {
  const asked = { stage: 'environment', sources: [environmentSource()] };
  const { missing, invalid } = findProblems(required, env, asked);
  if (missing.length > 0 || invalid.length > 0) {
    throw new SecretsError({ missing, invalid, sources: [] });
  }
  const names = required.map((entry) => (typeof entry === 'string' ? entry : entry.name));
  return Object.fromEntries(names.map((name) => [name, env[name] ?? ''])) as Record<Name, string>;
}
