import { invalid } from '../table-errors.ts';
import type { Value } from '../values/value.ts';
import type { Path } from './expression.ts';
import { checkBareName, type Placeholders } from './placeholders.ts';
import { type ExpressionName, readTokens, type Token } from './tokens.ts';

/** Walks through the tokens of one expression. */
export interface TokenReader {
  readonly expression: ExpressionName;
  peek(ahead?: number): Token;
  /** Takes the next token if it is this symbol or keyword, in any case of its letters. */
  take(text: string): boolean;
  /** Takes it or throws a syntax error. */
  expect(text: string): void;
  atEnd(): boolean;
  path(): Path;
  /** Takes `:value`. */
  value(): Value;
  next(): Token;
  fail(): never;
}

export function createTokenReader(
  source: string,
  expression: ExpressionName,
  placeholders: Placeholders,
): TokenReader {
  if (source.trim() === '') {
    throw invalid(`Invalid ${expression}: The expression can not be empty;`);
  }
  if (Buffer.byteLength(source) > 4096) {
    throw invalid(
      `Invalid ${expression}: Expression size has exceeded the maximum allowed size; expression size: ${Buffer.byteLength(source)}`,
    );
  }
  const tokens = readTokens(source, expression);
  const end: Token = { kind: 'end', text: '<EOF>', start: source.length, end: source.length };
  let at = 0;

  const peek = (ahead = 0): Token => tokens[at + ahead] ?? end;

  function next(): Token {
    const token = peek();
    at += 1;
    return token;
  }

  function fail(): never {
    const token = peek();
    const near = source.slice(tokens[at - 1]?.start ?? token.start, (tokens[at + 1] ?? token).end);
    throw invalid(`Invalid ${expression}: Syntax error; token: "${token.text}", near: "${near}"`);
  }

  function take(text: string): boolean {
    const token = peek();
    const isWord = token.kind === 'name' || token.kind === 'symbol';
    if (!isWord || token.text.toUpperCase() !== text.toUpperCase()) return false;
    at += 1;
    return true;
  }

  function expect(text: string): void {
    if (!take(text)) fail();
  }

  function step(): string {
    const token = peek();
    if (token.kind !== 'name' && token.kind !== 'placeholder') fail();
    at += 1;
    return token.kind === 'placeholder'
      ? placeholders.name(token.text, expression)
      : checkBareName(token.text, expression);
  }

  function path(): Path {
    const steps: (string | number)[] = [step()];
    for (;;) {
      if (take('.')) steps.push(step());
      else if (take('[')) {
        if (peek().kind !== 'number') fail();
        steps.push(Number(next().text));
        expect(']');
      } else return steps;
    }
  }

  return {
    expression,
    peek,
    next,
    take,
    expect,
    atEnd: () => peek().kind === 'end',
    path,
    value: () => {
      if (peek().kind !== 'value') fail();
      return placeholders.value(next().text, expression);
    },
    fail,
  };
}
