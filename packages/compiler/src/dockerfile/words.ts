import type { EscapeCharacter } from './logical-lines.ts';

/** One word of an instruction. */
export interface Word {
  /** As written, quotes and escapes included. */
  readonly raw: string;
  /** Without quotes and escapes; variables are left as written. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Splits at white space outside quotes. A quote that never closes reaches to the end. */
export function readWords(
  text: string,
  from: number,
  escapeCharacter: EscapeCharacter,
): readonly Word[] {
  const words: Word[] = [];
  let at = skipSpace(text, from);
  while (at < text.length) {
    const word = readWord(text, at, escapeCharacter);
    words.push(word);
    at = skipSpace(text, word.end);
  }
  return words;
}

function readWord(text: string, start: number, escapeCharacter: EscapeCharacter): Word {
  let value = '';
  let quote: string | undefined;
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === quote) quote = undefined;
    else if (character === escapeCharacter && quote !== "'" && at + 1 < text.length) {
      value += unescaped(text[at + 1] ?? '', escapeCharacter, quote);
      at += 1;
    } else if (quote !== undefined) value += character;
    else if (character === '"' || character === "'") quote = character;
    else if (isSpace(character)) break;
    else value += character;
  }
  return { raw: text.slice(start, at), value, start, end: at };
}

/** Within double quotes only `"`, `$` and the escapeCharacter itself can be escaped. */
function unescaped(
  character: string,
  escapeCharacter: EscapeCharacter,
  quote: string | undefined,
): string {
  const kept = quote === '"' && !['"', '$', escapeCharacter].includes(character);
  return kept ? escapeCharacter + character : character;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text[at] ?? '')) at += 1;
  return at;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
