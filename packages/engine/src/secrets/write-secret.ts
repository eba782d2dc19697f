import type { DescribedSecret, SecretContext } from '../secret-store/secret-store.ts';
import type { SecretValues } from '../secret-store/secret-text.ts';
import { storeOf } from '../secret-store/stores.ts';

/** `conflict`: somebody else has made another version current since the secret was described. */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly version: string }
  | { readonly kind: 'conflict' };

/**
 * Makes the values current, or nothing at all: they become a version that nobody reads yet, and that
 * version becomes current only in place of the one that the caller has seen.
 */
export async function writeSecret(
  secret: DescribedSecret,
  values: SecretValues,
  context: SecretContext,
): Promise<WriteOutcome> {
  const store = storeOf(secret);
  const now = await store.describe(secret.arn, context);
  if (now.kind !== 'there' || now.secret.current !== secret.current) return { kind: 'conflict' };
  const version = await store.put(secret, values, context);
  const moved = await store.makeCurrent(secret, version, context);
  return moved ? { kind: 'written', version } : { kind: 'conflict' };
}

/**
 * Makes another version current in place of the one that the caller has seen; false when that is not
 * current any more. Throws what the SDK throws.
 */
export function makeCurrent(
  secret: DescribedSecret,
  version: string,
  context: SecretContext,
): Promise<boolean> {
  return storeOf(secret).makeCurrent(secret, version, context);
}
