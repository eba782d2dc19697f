import { nearestName } from './nearest-name.ts';
import type { Reading } from './reading.ts';

/** Nobody reads more of them, and each compares a name with all that are known. */
const mostSuggestions = 200;

/**
 * The candidate that a mistyped name most likely means, for as many mistakes as a person mends:
 * with thousands of them in a file of thousands of names, looking on would take minutes.
 */
export function suggestName(
  name: string,
  candidates: () => Iterable<string>,
  reading: Reading,
): string | undefined {
  reading.suggestions += 1;
  return reading.suggestions > mostSuggestions ? undefined : nearestName(name, candidates());
}
