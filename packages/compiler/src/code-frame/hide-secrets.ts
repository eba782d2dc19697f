import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { secretsIn } from './code-frame.ts';
import { readLines } from './file-lines.ts';

/** A file that can be kept or sent: each character of a secret is a dot, so that spans still fit. */
export interface HiddenSource {
  readonly text: string;
  /** Where the dots are. */
  readonly hidden: readonly Span[];
}

/** Hides what code frames hide, in the whole file; `known` are places known to be secret besides. */
export function hideSecrets(file: SourceFile, known: readonly Span[] = []): HiddenSource {
  const lines = readLines(file);
  const hidden = lines.lines.flatMap((_line, index) => {
    const offset = lines.offsets[index] ?? 0;
    return secretsIn(lines, index, known).map(({ start, end }) => ({
      file: file.path,
      start: offset + start,
      end: offset + end,
    }));
  });
  let text = '';
  let at = 0;
  for (const { start, end } of hidden) {
    text += file.text.slice(at, start) + '•'.repeat(end - start);
    at = end;
  }
  return { text: text + file.text.slice(at), hidden };
}
