import { findNamedValues } from './find-named-values.ts';
import { findTokens } from './find-tokens.ts';
import { findUrlCredentials } from './find-url-credentials.ts';

/** Characters from `start` up to, not including, `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** The name that the text itself gives to the value, if it does. */
  readonly name?: string;
}

/**
 * The stretches of a text that are credentials by their form: passwords in URLs and connection
 * strings, values of names such as `password=`, private keys, and tokens that providers mark as
 * theirs. In order, none overlapping.
 */
export function findCredentials(text: string): readonly Stretch[] {
  if (text.length < shortestCredential) return [];
  return mergeStretches([
    ...findUrlCredentials(text),
    ...findNamedValues(text),
    ...findTokens(text),
  ]);
}

/** `pin=1` */
const shortestCredential = 5;

/** The same characters as sorted stretches that do not overlap; empty ones are left out. */
export function mergeStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  if (stretches.length === 0) return [];
  const merged: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (stretch.end <= stretch.start) continue;
    if (last && stretch.start <= last.end) {
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, stretch.end) };
    } else {
      merged.push(stretch);
    }
  }
  return merged;
}
