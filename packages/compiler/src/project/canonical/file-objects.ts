import { composeProblems } from '../compose-diagnostics.ts';
import { nearestName } from '../nearest-name.ts';
import type { MappingEntry, MappingNode } from '../node.ts';
import type { FileObject } from '../project.ts';
import type { Reading } from '../reading.ts';
import { externalNameOf } from './external.ts';
import { filledTextAt, mappingAt, valueAt } from './fields.ts';

/** The top-level `configs` or `secrets`; those without a source are told and left out. */
export function readFileObjects(
  root: MappingNode,
  section: 'configs' | 'secrets',
  reading: Reading,
): readonly FileObject[] {
  const entries = mappingAt(root, section)?.entries ?? [];
  return entries.flatMap((entry) => readFileObject(entry, section, reading) ?? []);
}

const sourceKeys = {
  configs: ['file', 'environment', 'content'],
  secrets: ['file', 'environment'],
};

function readFileObject(
  { key, keySpan, value }: MappingEntry,
  section: 'configs' | 'secrets',
  reading: Reading,
): FileObject | undefined {
  if (value.kind !== 'mapping') return undefined;
  const keys = sourceKeys[section];
  const given = value.entries.filter((entry) => keys.includes(entry.key));
  const [first, second] = given;
  if (first && second) {
    const names = { first: first.key, second: second.key };
    const related = [{ message: `${first.key} is here`, span: first.keySpan }];
    reading.report(composeProblems['compose/contradiction'](second.keySpan, names, related));
  }
  const source = sourceOf(key, value);
  if (source) return { name: key, source, span: keySpan };
  const isTold = value.entries.some((entry) => nearestName(entry.key, keys) !== undefined);
  if (!isTold) {
    const names = { kind: section.slice(0, -1), name: key, choices: keys.join(', ') };
    reading.report(composeProblems['compose/no-source'](keySpan, names));
  }
  return undefined;
}

function sourceOf(name: string, node: MappingNode): FileObject['source'] | undefined {
  const external = externalNameOf(name, node);
  if (external !== undefined) return { kind: 'external', name: external };
  const file = filledTextAt(node, 'file');
  if (file) return { kind: 'file', path: file.value };
  const variable = filledTextAt(node, 'environment');
  if (variable) return { kind: 'environment', variable: variable.value };
  if (valueAt(node, 'content')) return { kind: 'inline' };
  // A driver of its own knows where the content is.
  return valueAt(node, 'driver') ? { kind: 'external', name } : undefined;
}
