import type { VariableLookup } from '../expand-template.ts';
import type { DotenvLine } from './scan-dotenv.ts';

/**
 * Decodes and fills in as dotenvx 2 does: what is set outside comes first, then the lines above.
 * dotenvx runs `$(command)`; we do not, so that such a value is undefined.
 */
export function expandDotenvx(
  lines: readonly DotenvLine[],
  lookup: VariableLookup,
): ReadonlyMap<string, string | undefined> {
  const values = new Map<string, string | undefined>();
  for (const line of lines) {
    const known = lookup(line.name);
    values.set(line.name, known ?? filledValue(line, (name) => lookup(name) ?? values.get(name)));
  }
  return values;
}

function filledValue({ quote, text }: DotenvLine, lookup: VariableLookup): string | undefined {
  if (quote === "'") return text.replaceAll("\\'", "'");
  if (text.includes('$(')) return undefined;
  return fillIn(quote === '"' ? decode(text) : text, lookup);
}

const decoded: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\t': '\t' };

function decode(text: string): string {
  return text.replace(/\\[nrt]/g, (written) => decoded[written] ?? written);
}

/** `\$` stands for a dollar sign; `$NAME`, `${NAME}`, `${NAME:-default}` and their like. */
const reference = /\\\$|\$(?:([A-Za-z_]\w*)|\{(\w+)(?:(:?[-+?])((?:[^{}]|\{[^{}]*\})*))?\})/g;

function fillIn(text: string, lookup: VariableLookup): string {
  return text.replace(reference, (whole, bare, braced, operator, operand) => {
    if (whole === '\\$') return '$';
    const value = lookup(bare ?? braced);
    return operator === undefined ? (value ?? '') : choose(operator, value, operand, lookup);
  });
}

function choose(
  operator: string,
  value: string | undefined,
  operand: string,
  lookup: VariableLookup,
): string {
  const isSet = operator.startsWith(':') ? Boolean(value) : value !== undefined;
  if (operator.endsWith('+')) return isSet ? fillIn(operand, lookup) : '';
  if (isSet || operator.endsWith('?')) return value ?? '';
  return fillIn(operand, lookup);
}
