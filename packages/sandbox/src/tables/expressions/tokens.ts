import { invalid } from '../table-errors.ts';

export interface Token {
  readonly kind: 'name' | 'placeholder' | 'value' | 'number' | 'symbol' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Which of an operation's expressions is read; messages begin with it. */
export type ExpressionName =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression';

const forms: readonly (readonly [Token['kind'], RegExp])[] = [
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['placeholder', /#[A-Za-z0-9_]+/y],
  ['value', /:[A-Za-z0-9_]+/y],
  ['number', /[0-9]+/y],
  ['symbol', /<>|<=|>=|[=<>()[\].,+-]/y],
];

/** Cuts an expression into tokens; the last one is its end. Throws ValidationException. */
export function readTokens(source: string, expression: ExpressionName): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(source[at] ?? '')) at += 1;
    if (at >= source.length) break;
    const token = tokenAt(source, at);
    if (token === undefined) {
      throw invalid(
        `Invalid ${expression}: Syntax error; token: "${source[at]}", near: "${source.slice(Math.max(0, tokens.at(-1)?.start ?? at), at + 2)}"`,
      );
    }
    tokens.push(token);
    at = token.end;
  }
  return [...tokens, { kind: 'end', text: '<EOF>', start: source.length, end: source.length }];
}

function tokenAt(source: string, start: number): Token | undefined {
  for (const [kind, form] of forms) {
    form.lastIndex = start;
    const text = form.exec(source)?.[0];
    if (text !== undefined) return { kind, text, start, end: start + text.length };
  }
  return undefined;
}
