import type { SecretContext, StoredVersion } from '../secret-store.ts';
import { readHistory } from './history.ts';

/** A version that became current more than once counts from the first time. */
export async function versions(
  id: string,
  context: SecretContext,
): Promise<readonly StoredVersion[]> {
  const first = new Map<string, StoredVersion>();
  for (const { version, at } of await readHistory(id, context)) {
    if (!first.has(version)) first.set(version, { id: version, createdAt: at, passing: false });
  }
  return [...first.values()].reverse();
}
