import type { ApplicationSecret } from '@seaworthy/compiler';
import { madeUpValue } from './made-up-value.ts';

/** Values for the application's secret, and which of them this machine did not have. */
export interface SecretValues {
  readonly values: Readonly<Record<string, string>>;
  readonly given: readonly string[];
  readonly madeUp: readonly string[];
}

/**
 * Takes what the machine has for each key. What it has not is made up, so that a rehearsal shows
 * whether the application starts; calls to others that such a value would open will fail.
 */
export function gatherSecretValues(
  secrets: readonly ApplicationSecret[],
  valueFor: (key: string) => string | undefined,
): SecretValues {
  const values: Record<string, string> = {};
  const given: string[] = [];
  const madeUp: string[] = [];
  for (const { key } of secrets) {
    const value = valueFor(key);
    values[key] = value || madeUpValue(key);
    (value ? given : madeUp).push(key);
  }
  return { values, given, madeUp };
}
