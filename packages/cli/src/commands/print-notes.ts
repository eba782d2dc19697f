import type { Surroundings } from '../command-line/command.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { paragraph } from '../terminal/paragraph.ts';
import type { PlanHere } from './plan-here.ts';

/** Says beside the result which files were not read, and why. */
export function printNotes({ notes }: PlanHere, { stderr }: Surroundings): void {
  const page = pageFor(stderr);
  const lines = notes.flatMap((note) => paragraph(`${note}.`, page, { first: 'note: ' }));
  if (lines.length > 0) printLines(lines, stderr);
}
