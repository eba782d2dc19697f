import { readShellWord, type ShellWord } from './shell-word.ts';

/** A word of a script, or an operator such as `&&` or a line's end. */
export interface ShellToken extends ShellWord {
  readonly kind: 'word' | 'operator';
}

/** Words and operators of a script; comments, redirections and here-documents are left out. */
export function shellTokens(script: string): readonly ShellToken[] {
  const tokens: ShellToken[] = [];
  let delimiters: string[] = [];
  let at = 0;
  while (at < script.length) {
    const start = at;
    const { operator, redirection, skipped } = lexemeAt(script, at);
    at += (operator ?? redirection ?? skipped ?? '').length;
    if (operator !== undefined) {
      tokens.push({ kind: 'operator', text: operator, start, end: at });
      if (operator === '\n') {
        at = endOfHereDocuments(script, at, delimiters);
        delimiters = [];
      }
    } else if (skipped === undefined) {
      const word = readShellWord(script, at);
      if (redirection === undefined) tokens.push({ kind: 'word', ...word });
      else if (/<<-?[ \t]*$/.test(redirection)) delimiters.push(word.text);
      at = Math.max(word.end, start + 1);
    }
  }
  return tokens;
}

interface Lexeme {
  readonly operator?: string;
  readonly redirection?: string;
  /** White space, a joined line or a comment. */
  readonly skipped?: string;
}

function lexemeAt(script: string, at: number): Lexeme {
  const lexeme =
    /(?<skipped>(?:[ \t\r\f\v]|\\\r?\n)+|#[^\n]*)|(?<redirection>\d*(?:&>>?|<<<|<<-?|<>|>>|>&|<&|>\||[<>])[ \t]*)|(?<operator>\n|&&|\|\||;;|[;&|()])/y;
  lexeme.lastIndex = at;
  return lexeme.exec(script)?.groups ?? {};
}

function endOfHereDocuments(script: string, from: number, delimiters: readonly string[]): number {
  let at = from;
  for (const delimiter of delimiters) {
    let line: string | undefined;
    while (at < script.length && line !== delimiter) {
      const found = script.indexOf('\n', at);
      const end = found === -1 ? script.length : found;
      line = script.slice(at, end).trim();
      at = end + 1;
    }
  }
  return Math.min(at, script.length);
}
