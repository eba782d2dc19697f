import type { Mention } from './mention.ts';
import type { TextPlace } from './text-place.ts';

/** What may mean something to a check, and how to tell what it means where it stands. */
export interface Trigger {
  /** Any of them gives it away. Plain text, for which a whole program is searched in one go. */
  readonly words: readonly string[];
  /** What it looks like from the word on, with the flag `y`. */
  readonly pattern: RegExp;
  /** Which files are asked, by the end of their name. */
  readonly files: RegExp;
  readonly read: (place: TextPlace, found: RegExpExecArray) => readonly Mention[];
}

export const python = /\.py$/;
export const javascript = /\.(?:[cm]?[jt]s|[jt]sx)$/;
export const shell = /\.sh$/;
export const go = /\.go$/;
export const ruby = /\.rb$/;
export const anyProgram = /\.\w+$/;
