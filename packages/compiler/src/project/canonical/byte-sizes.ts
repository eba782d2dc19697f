import { type Located, located } from '../../source/span.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import type { MappingNode } from '../node.ts';
import type { Reading } from '../reading.ts';
import { writtenText } from '../written-text.ts';
import { textAt } from './fields.ts';

/** The size at a key, in bytes. */
export function bytesAt(
  node: MappingNode | undefined,
  key: string,
  reading: Reading,
): Located<number> | undefined {
  const text = textAt(node, key);
  if (!text) return undefined;
  const bytes = parseBytes(text.value);
  if (bytes !== undefined) return located(bytes, text.span);
  const names = { what: key, value: writtenText(text, reading) };
  reading.report(composeProblems['compose/bad-size'](text.span, names));
  return undefined;
}

/** Bytes of `512M`; units are powers of 1024, as Docker counts memory. */
export function parseBytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?) ?(?:([kmgtpKMGTP])[iI]?)?[bB]?$/.exec(text);
  if (!match) return undefined;
  const [, amount = '', unit = ''] = match;
  const power = unit === '' ? 0 : 'kmgtp'.indexOf(unit.toLowerCase()) + 1;
  return Math.floor(Number(amount) * 1024 ** power);
}
