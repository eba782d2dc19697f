import type { Disposition } from '../dispositions.ts';

/** What becomes of one key, and why, in a sentence for the user. */
export interface DispositionEntry {
  readonly disposition: Disposition;
  readonly reason: string;
}

/** A part of the table: entries by key path. */
export type Dispositions = Readonly<Record<string, DispositionEntry>>;

/** Means the same in production. */
export function exact(reason: string): DispositionEntry {
  return { disposition: 'exact', reason };
}

/** Kept as near as Fargate allows. */
export function approximated(reason: string): DispositionEntry {
  return { disposition: 'approximated', reason };
}

/** Done in another way by AWS. */
export function replaced(reason: string): DispositionEntry {
  return { disposition: 'replaced', reason };
}

/** Matters on your machine only. */
export function localOnly(reason: string): DispositionEntry {
  return { disposition: 'local-only', reason };
}

/** Has no counterpart in production. */
export function unsupported(reason: string): DispositionEntry {
  return { disposition: 'unsupported', reason };
}
