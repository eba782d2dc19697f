/** A text with variables in it, in Compose's syntax; offsets count from the start of the text. */
export type Template = readonly TemplatePart[];

export type TemplatePart = LiteralPart | VariablePart | InvalidPart;

export interface LiteralPart {
  readonly kind: 'literal';
  readonly text: string;
}

/** `$NAME`, `${NAME}` or, with an operator, `${NAME:-argument}`. */
export interface VariablePart {
  readonly kind: 'variable';
  readonly name: string;
  readonly operator?: Operator;
  readonly argument: Template;
  readonly start: number;
  readonly end: number;
}

export interface InvalidPart {
  readonly kind: 'invalid';
  readonly problem: string;
  readonly start: number;
  readonly end: number;
}

const operators = [':-', '-', ':?', '?', ':+', '+'] as const;

/** With a colon, an empty variable counts as unset. */
export type Operator = (typeof operators)[number];

/** Parses a text. A dollar sign that starts nothing stays a dollar sign, as in Compose. */
export function parseTemplate(text: string): Template {
  return parseStretch(text, 0, text.length, 0);
}

/** Defaults in defaults beyond this are a mistake, and would exhaust the stack. */
const deepestDefault = 50;

function parseStretch(text: string, start: number, end: number, depth: number): Template {
  const parts: TemplatePart[] = [];
  let at = start;
  while (at < end) {
    const dollar = text.indexOf('$', at);
    const literalEnd = dollar === -1 || dollar >= end ? end : dollar;
    if (literalEnd > at) parts.push({ kind: 'literal', text: text.slice(at, literalEnd) });
    if (literalEnd === end) break;
    const parsed = parseDollar(text, literalEnd, end, depth);
    parts.push(parsed.part);
    at = parsed.end;
  }
  return parts;
}

interface Parsed {
  readonly part: TemplatePart;
  readonly end: number;
}

function parseDollar(text: string, start: number, end: number, depth: number): Parsed {
  const next = start + 1 < end ? text[start + 1] : undefined;
  if (next === '$') return { part: { kind: 'literal', text: '$' }, end: start + 2 };
  if (next === '{') return parseBraces(text, start, end, depth);
  const name = nameAt(text, start + 1, end);
  if (name === '') return { part: { kind: 'literal', text: '$' }, end: start + 1 };
  const after = start + 1 + name.length;
  return { part: { kind: 'variable', name, argument: [], start, end: after }, end: after };
}

function nameAt(text: string, start: number, end: number): string {
  const pattern = /[A-Za-z_][A-Za-z0-9_]*/y;
  pattern.lastIndex = start;
  const [name = ''] = pattern.exec(text) ?? [];
  return name.slice(0, end - start);
}

function parseBraces(text: string, start: number, end: number, depth: number): Parsed {
  if (depth > deepestDefault) return invalid('its defaults are nested too deeply', start, end);
  const close = closingBrace(text, start + 1, end);
  if (close === undefined) return invalid('the brace is not closed', start, end);
  const after = close + 1;
  const name = nameAt(text, start + 2, close);
  if (name === '') return invalid('there is no name in the braces', start, after);
  const operatorStart = start + 2 + name.length;
  if (operatorStart === close) {
    return { part: { kind: 'variable', name, argument: [], start, end: after }, end: after };
  }
  const operator = operatorAt(text, operatorStart);
  if (!operator) return invalid(`${name} is followed by something unknown`, start, after);
  const argument = parseStretch(text, operatorStart + operator.length, close, depth + 1);
  return { part: { kind: 'variable', name, operator, argument, start, end: after }, end: after };
}

function invalid(problem: string, start: number, end: number): Parsed {
  return { part: { kind: 'invalid', problem, start, end }, end };
}

/** Braces inside a default count, so that `${A:-{"b": {}}}` ends at the last one. */
function closingBrace(text: string, open: number, end: number): number | undefined {
  let depth = 0;
  for (let at = open; at < end; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

function operatorAt(text: string, at: number): Operator | undefined {
  return operators.find((operator) => text.startsWith(operator, at));
}
