/**
 * One stretch of a text that may refer to variables, in Compose's grammar:
 * `a${B:-c}$$d` becomes text `a`, a reference to `B` with operator `:-` and operand `c`, text `$`,
 * text `d`. Offsets count from the start of the text that was read, `end` excluded.
 */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }
  | VariableReference
  /** A `${` that begins no reference; when its brace is missing, up to the end of the line. */
  | InvalidReference;

export interface InvalidReference {
  readonly kind: 'invalid';
  /** What is wrong, such as `the brace is not closed`. */
  readonly problem: string;
  readonly start: number;
  readonly end: number;
}

export interface VariableReference {
  readonly kind: 'reference';
  readonly name: string;
  readonly operator?: ReferenceOperator;
  /** The text after the operator: a template of its own, to be read only when it is used. */
  readonly operand: string;
  readonly operandStart: number;
  readonly start: number;
  readonly end: number;
}

export type ReferenceOperator = ':-' | '-' | ':+' | '+' | ':?' | '?';

/** Operands within operands that are followed; Compose itself sets no limit. */
export const deepestOperand = 50;

/** Reads a text into its parts. Behaves as compose-go's `template` package does, quirks included. */
export function readTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let textStart = 0;
  for (let at = text.indexOf('$'); at !== -1; at = text.indexOf('$', at)) {
    const part = readDollar(text, at);
    if (!part) {
      at += 1;
      continue;
    }
    if (at > textStart) parts.push(plainPart(text, textStart, at));
    parts.push(part);
    at = part.end;
    textStart = at;
  }
  if (textStart < text.length) parts.push(plainPart(text, textStart, text.length));
  return parts;
}

function plainPart(text: string, start: number, end: number): TemplatePart {
  return { kind: 'text', text: text.slice(start, end), start, end };
}

const variableName = /[_A-Za-z][_A-Za-z0-9]*/y;
const operatorPattern = /:?[-+?]/y;

/** What begins at a dollar sign; undefined when it stands for itself. */
function readDollar(text: string, start: number): TemplatePart | undefined {
  const next = text[start + 1];
  if (next === '$') return { kind: 'text', text: '$', start, end: start + 2 };
  if (next === '{') return readBraced(text, start);
  const name = matchAt(variableName, text, start + 1);
  if (name === undefined) return undefined;
  const end = start + 1 + name.length;
  return { kind: 'reference', name, operand: '', operandStart: end, start, end };
}

function readBraced(text: string, start: number): TemplatePart {
  const name = matchAt(variableName, text, start + 2);
  if (name === undefined) return invalidAt(text, start, 'there is no name in the braces');
  const afterName = start + 2 + name.length;
  if (text[afterName] === '}') {
    const end = afterName + 1;
    return { kind: 'reference', name, operand: '', operandStart: afterName, start, end };
  }
  const operator = matchAt(operatorPattern, text, afterName) as ReferenceOperator | undefined;
  if (operator === undefined) {
    return invalidAt(text, start, 'its name is followed by something unknown');
  }
  const operandStart = afterName + operator.length;
  const close = closingBrace(text, start, operandStart);
  if (close === undefined) return invalidAt(text, start, 'the brace is not closed');
  const operand = text.slice(operandStart, close);
  return { kind: 'reference', name, operator, operand, operandStart, start, end: close + 1 };
}

/** Up to its brace, or to the end of the line when that is missing. */
function invalidAt(text: string, start: number, problem: string): InvalidReference {
  const close = closingBrace(text, start, start);
  if (close !== undefined) return { kind: 'invalid', problem, start, end: close + 1 };
  return { kind: 'invalid', problem: 'the brace is not closed', start, end: lineEnd(text, start) };
}

/**
 * Compose counts every opening brace, not only those of references, and skips the character after
 * each; when the count does not come out it takes the last closing brace of the line.
 */
function closingBrace(text: string, start: number, operandStart: number): number | undefined {
  let open = 0;
  let last: number | undefined;
  for (let at = start; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === '}') {
      if (at >= operandStart) last = at;
      open -= 1;
      if (open === 0) return at;
    } else if (text[at] === '{') {
      open += 1;
      if (text[at + 1] === '}') last = at + 1;
      if (text[at + 1] !== '\n') at += 1;
    }
  }
  return last;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
