import type { Located, Span } from '../source/span.ts';
import type { Invocation } from './dockerfile.ts';
import { locatedIn, spanIn } from './joined-text.ts';
import type { EscapeCharacter, LogicalLine } from './logical-lines.ts';
import { readWords, type Word } from './words.ts';

/** An instruction taken apart as far as all of them are alike. */
export interface InstructionLine {
  readonly line: LogicalLine;
  readonly escapeCharacter: EscapeCharacter;
  /** Upper case. */
  readonly keyword: string;
  readonly flags: ReadonlyMap<string, Located<string>>;
  /** Offset of the first character after keyword and flags. */
  readonly from: number;
  readonly span: Span;
}

/** Reads the keyword and the `--name=value` flags. */
export function readInstructionLine(
  line: LogicalLine,
  escapeCharacter: EscapeCharacter,
): InstructionLine {
  const [keyword = ''] = /^\S*/.exec(line.text) ?? [];
  const flags = new Map<string, Located<string>>();
  let from = keyword.length;
  for (;;) {
    const [flag, name = '', value = ''] =
      /^\s+--([a-z-]+)(?:=("[^"]*"|\S*))?(?=\s|$)/.exec(line.text.slice(from)) ?? [];
    if (flag === undefined) break;
    from += flag.length;
    const located = locatedIn(line, from - value.length, from);
    flags.set(name, { ...located, value: located.value.replace(/^"(.*)"$/s, '$1') });
  }
  from += line.text.slice(from).search(/\S|$/);
  const span = spanIn(line, 0, line.text.length);
  return { line, escapeCharacter, keyword: keyword.toUpperCase(), flags, from, span };
}

/** The words after keyword and flags. */
export function wordsOf({ line, from, escapeCharacter }: InstructionLine): readonly Word[] {
  return readWords(line.text, from, escapeCharacter);
}

/** A word's value at its place. */
export function locatedWord({ line }: InstructionLine, word: Word): Located<string> {
  return { value: word.value, span: spanIn(line, word.start, word.end) };
}

/** All that follows keyword and flags. */
export function restOf({ line, from }: InstructionLine): Located<string> {
  return locatedIn(line, from, line.text.length);
}

/** `["a", "b"]` is the exec form; anything else, also JSON with a mistake, is a line for the shell. */
export function invocationOf(instruction: InstructionLine): Invocation {
  const words = jsonWordsOf(instruction);
  return words ? { form: 'exec', words } : { form: 'shell', line: restOf(instruction) };
}

/** The strings of a JSON array, or undefined when the text is not one. */
export function jsonWordsOf({
  line,
  from,
}: InstructionLine): readonly Located<string>[] | undefined {
  const text = line.text.slice(from);
  if (!text.startsWith('[')) return undefined;
  const values = parseStrings(text);
  if (!values) return undefined;
  const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"/gs)];
  return values.map((value, index) => {
    const start = from + (places[index]?.index ?? 0);
    return { value, span: spanIn(line, start, start + (places[index]?.[0].length ?? 0)) };
  });
}

function parseStrings(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === 'string')
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}
