import { findCredentials } from './find-credentials.ts';
import { nameSays } from './name-says.ts';
import { isNoSecret, isPlainValue } from './plain-value.ts';

/** Whether a variable's value may be seen. Unsure counts as secret. */
export type Classification = 'plain' | 'secret';

/**
 * What a variable's name and, where known, its value say about it. Credentials in the value decide
 * first, then the name, then a value that plainly is no secret, then its randomness.
 */
export function classifyVariable(name: string, value?: string): Classification | 'unsure' {
  if (value !== undefined) {
    return findCredentials(value).length > 0 ? 'secret' : classifyWithoutCredentials(name, value);
  }
  const verdict = nameSays(name);
  return verdict === 'plain' || verdict === 'secret' ? verdict : 'unsure';
}

/** The same for a value that is known to hold no credentials by its form. */
export function classifyWithoutCredentials(name: string, value: string): Classification | 'unsure' {
  const verdict = nameSays(name);
  if (verdict === 'plain' || isNoSecret(value)) return 'plain';
  if (verdict === 'secret') return 'secret';
  if (isPlainValue(value)) return 'plain';
  return looksRandom(value) ? 'secret' : 'unsure';
}

/** Long enough and varied enough to be a generated key. */
function looksRandom(value: string): boolean {
  return value.length >= 20 && entropyOf(value) >= 4.2;
}

/** Shannon's entropy, in bits per character. */
function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) {
    const share = count / value.length;
    entropy -= share * Math.log2(share);
  }
  return entropy;
}
