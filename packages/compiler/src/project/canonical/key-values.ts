import type { Span } from '../../source/span.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import type { MappingEntry, MappingNode, Node, ScalarNode } from '../node.ts';
import { type Reading, textOf } from '../reading.ts';
import { splitScalar } from '../split-scalar.ts';
import { writtenText } from '../written-text.ts';
import { valueAt } from './fields.ts';

/** `NAME=value` or `NAME: value`; a bare name has no value. */
export interface KeyValue {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value?: ScalarNode;
}

/** The entries of a key that is written as a mapping or as a list of `NAME=value`. */
export function keyValuesAt(
  node: MappingNode | undefined,
  key: string,
  reading: Reading,
): readonly KeyValue[] {
  const value = valueAt(node, key);
  if (!value || value.kind === 'scalar') return [];
  if (value.kind === 'mapping') return value.entries.flatMap(fromEntry);
  return lastOfEach(
    value.items.flatMap((item) => fromItem(item, key, reading)),
    key,
    reading,
  );
}

function fromEntry({ key, keySpan, value }: MappingEntry): readonly KeyValue[] {
  if (value.kind !== 'scalar') return [];
  return [{ name: key, nameSpan: keySpan, ...(value.value !== null && { value }) }];
}

function fromItem(item: Node, key: string, reading: Reading): readonly KeyValue[] {
  if (item.kind !== 'scalar' || typeof item.value !== 'string') return [];
  const split = splitScalar(item, '=', textOf(reading, item.span.file));
  if (!split && item.unreadable) return [];
  if (!split || split.name === '' || /\s$/.test(split.name) || isLost(split)) {
    const names = { what: key, entry: entryName(item, reading), expected: '`NAME=value`' };
    reading.report(composeProblems['compose/bad-entry'](item.span, names));
    return [];
  }
  const { name, nameNode, value } = split;
  return [{ name, nameSpan: nameNode.span, ...(value && { value }) }];
}

/** `NAME value`: the sign is missing. */
function isLost({ name, value }: { readonly name: string; readonly value?: ScalarNode }): boolean {
  return !value && /\s/.test(name);
}

/** What stands before the sign: a value may be secret. */
function entryName(item: ScalarNode, reading: Reading): string {
  const written = writtenText(item, reading);
  const [name = ''] = written.split(written.includes('=') ? '=' : /\s/, 1);
  return name;
}

function lastOfEach(
  entries: readonly KeyValue[],
  key: string,
  reading: Reading,
): readonly KeyValue[] {
  const byName = new Map<string, KeyValue>();
  for (const entry of entries) {
    const earlier = byName.get(entry.name);
    byName.set(entry.name, entry);
    if (!earlier) continue;
    const related = [{ message: 'first listed here', span: earlier.nameSpan }];
    const names = { entry: entry.name, key };
    reading.report(composeProblems['compose/listed-twice'](entry.nameSpan, names, related));
  }
  return [...byName.values()];
}
