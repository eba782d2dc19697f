import type { SecretContext } from '../secret-store.ts';
import { historyOf, lastOf } from './paths.ts';
import { readParameters } from './read-parameters.ts';

/** A version became current; the entry with the highest number says which one is. */
export interface HistoryEntry {
  readonly name: string;
  readonly number: number;
  readonly version: string;
  readonly at: Date;
}

/** Oldest first. */
export async function readHistory(
  id: string,
  context: SecretContext,
): Promise<readonly HistoryEntry[]> {
  const found = await readParameters(historyOf(id), context);
  return found
    .map(({ name, value, changedAt }) => ({
      name,
      number: Number(lastOf(name)),
      version: value,
      at: changedAt,
    }))
    .sort((one, other) => one.number - other.number);
}

/** The parameter that holds an entry. */
export function entryName(id: string, number: number): string {
  return `${historyOf(id)}/${String(number).padStart(6, '0')}`;
}
