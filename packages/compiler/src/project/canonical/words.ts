import { type Located, located } from '../../source/span.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import type { MappingNode } from '../node.ts';
import type { Reading } from '../reading.ts';
import { listWords } from '../schema/describe.ts';
import { suggestName } from '../suggest-name.ts';
import { writtenText } from '../written-text.ts';
import { filledTextAt } from './fields.ts';

/** The text at a key that must be one of a few words. */
export function wordAt<Word extends string>(
  node: MappingNode | undefined,
  key: string,
  words: readonly Word[],
  reading: Reading,
): Located<Word> | undefined {
  const text = filledTextAt(node, key);
  if (!text) return undefined;
  const word = words.find((candidate) => candidate === text.value);
  if (word) return located(word, text.span);
  const names = {
    place: { key, listed: false },
    value: writtenText(text, reading),
    expected: listWords(words),
    nearest: suggestName(text.value, () => words, reading),
  };
  reading.report(composeProblems['compose/bad-value'](text.span, names));
  return undefined;
}
