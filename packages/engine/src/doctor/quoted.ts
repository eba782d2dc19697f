import { concealInLine } from './conceal-in-line.ts';

/** A line of a log as evidence quotes it: without secrets, and not longer than can be read. */
export function quoted(line: string): string {
  return concealInLine(line.trim()).slice(0, 300);
}
