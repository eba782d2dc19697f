import { positionIn, type SourceFile } from '../source/source-file.ts';
import { linesAbove } from './indentation.ts';
import { linesOfSecretText } from './secret-text.ts';

/** The lines of a file with what tells their meaning: found once, and used by all its frames. */
export interface FileLines {
  readonly path: string;
  /** Without their line endings. */
  readonly lines: readonly string[];
  /** Where each line begins in the text. */
  readonly offsets: readonly number[];
  /** For each line, the one that it stands below by its indentation; -1 when there is none. */
  readonly above: readonly number[];
  /** The lines on which a secret's text goes on that began on a line above. */
  readonly secretText: ReadonlySet<number>;
}

export function readLines({ path, text }: SourceFile): FileLines {
  const lines: string[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    lines.push(line.replace(/\r$/, ''));
    offsets.push(offset);
    offset += line.length + 1;
  }
  return {
    path,
    lines,
    offsets,
    above: linesAbove(lines),
    secretText: linesOfSecretText(lines),
  };
}

/** The index of the line that an offset is in. */
export function lineIndexAt({ offsets }: FileLines, offset: number): number {
  return positionIn(offsets, offset).line - 1;
}
