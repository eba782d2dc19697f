import { type Located, located } from '../../source/span.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import type { MappingNode } from '../node.ts';
import type { Reading } from '../reading.ts';
import { writtenText } from '../written-text.ts';
import { textAt } from './fields.ts';

/** The number at a key: zero or more. */
export function numberAt(
  node: MappingNode | undefined,
  key: string,
  reading: Reading,
): Located<number> | undefined {
  return read(node, key, reading, 'a number, zero or more', Number.isFinite);
}

/** The whole number at a key: zero or more. */
export function integerAt(
  node: MappingNode | undefined,
  key: string,
  reading: Reading,
): Located<number> | undefined {
  return read(node, key, reading, 'a whole number, zero or more', Number.isSafeInteger);
}

function read(
  node: MappingNode | undefined,
  key: string,
  reading: Reading,
  expected: string,
  fits: (value: number) => boolean,
): Located<number> | undefined {
  const text = textAt(node, key);
  if (!text) return undefined;
  const value = text.value.trim() === '' ? Number.NaN : Number(text.value);
  if (fits(value) && value >= 0) return located(value, text.span);
  const names = { what: key, value: writtenText(text, reading), expected };
  reading.report(composeProblems['compose/bad-number'](text.span, names));
  return undefined;
}
