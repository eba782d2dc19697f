import { composeProblems } from '../compose-diagnostics.ts';
import { entryOf, type MappingEntry, type MappingNode, type Node } from '../node.ts';
import { below, type PathTree } from '../path-tree.ts';
import { type Reading, textOf } from '../reading.ts';
import type { MergeRule } from './merge-rules.ts';
import { asBuild, asDependencies, asHosts, asKeyValues, asNames, asSequence } from './one-form.ts';

/** Where a merge is: the rules below this point, and the path for messages. */
export interface MergePlace {
  readonly rules: PathTree<MergeRule> | undefined;
  readonly path: string;
  readonly reading: Reading;
}

/** Lays `over` over `base` as Compose does. A `!reset` or `!override` stays, for what comes below. */
export function mergeNodes(base: Node, over: Node, place: MergePlace): Node {
  if (over.directive) return over;
  const rule = place.rules?.value;
  return rule ? merges[rule](base, over, place) : mergeByKind(base, over, place);
}

type Merge = (base: Node, over: Node, place: MergePlace) => Node;

const merges: Readonly<Record<MergeRule, Merge>> = {
  replace: (_base, over) => over,
  'key-value': (base, over, place) => {
    const toKeyValues = (node: Node) => asKeyValues(node, (file) => textOf(place.reading, file));
    return mergeAs(toKeyValues, mergeKeyValues, base, over, place);
  },
  append: (base, over, place) => mergeAs(asSequence, append, base, over, place),
  names: (base, over, place) => mergeAs(asNames, mergeMappings, base, over, place),
  dependencies: (base, over, place) => mergeAs(asDependencies, mergeMappings, base, over, place),
  build: (base, over, place) => mergeAs(asBuild, mergeMappings, base, over, place),
  logging: mergeLogging,
  hosts: (base, over, place) => mergeAs(asHosts, append, base, over, place),
};

/** Merges two values of one form; values that are not of that form are merged as any others. */
function mergeAs<Form extends Node>(
  toForm: (node: Node) => Form | undefined,
  merge: (base: Form, over: Form, place: MergePlace) => Node,
  base: Node,
  over: Node,
  place: MergePlace,
): Node {
  const baseForm = toForm(base);
  const overForm = toForm(over);
  if (baseForm && overForm) return merge(baseForm, overForm, place);
  return mergeByKind(base, over, place);
}

function mergeByKind(base: Node, over: Node, place: MergePlace): Node {
  if (over.kind === 'scalar' && over.value === null && !over.unreadable) return base;
  if (base.kind === 'mapping' && over.kind === 'mapping') return mergeMappings(base, over, place);
  if (base.kind === 'sequence' && over.kind === 'sequence') return append(base, over);
  if (base.kind !== 'scalar' && base.kind !== over.kind) reportMismatch(base, over, place);
  return over;
}

function reportMismatch(base: Node, over: Node, { path, reading }: MergePlace): void {
  const names = { path, found: kindName(over), earlier: kindName(base) };
  const related = [{ message: `${kindName(base)} here`, span: base.span }];
  reading.report(composeProblems['compose/cannot-merge'](over.span, names, related));
}

function kindName(node: Node): string {
  const names = { scalar: 'a single value', sequence: 'a list', mapping: 'a set of keys' };
  return names[node.kind];
}

/** Merges by key; what only one of them has is taken as it is. */
export function mergeMappings(
  base: MappingNode,
  over: MappingNode,
  place: MergePlace,
): MappingNode {
  const entries = new Map(base.entries.map((entry) => [entry.key, entry]));
  for (const entry of over.entries) {
    const earlier = entries.get(entry.key);
    entries.set(entry.key, earlier ? mergeEntry(earlier, entry, place) : entry);
  }
  return { kind: 'mapping', entries: [...entries.values()], span: over.span };
}

function mergeEntry(base: MappingEntry, over: MappingEntry, place: MergePlace): MappingEntry {
  const { key, keySpan } = over;
  const path = place.path === '' ? key : `${place.path}.${key}`;
  const lower = { rules: below(place.rules, key), path, reading: place.reading };
  return { key, keySpan, value: mergeNodes(base.value, over.value, lower) };
}

/** The later entry counts, also when it has no value: then the host's own is meant. */
function mergeKeyValues(base: MappingNode, over: MappingNode): MappingNode {
  const entries = new Map([...base.entries, ...over.entries].map((entry) => [entry.key, entry]));
  return { kind: 'mapping', entries: [...entries.values()], span: over.span };
}

/** One list after the other; what the second repeats word for word is not listed twice. */
function append(base: Extract<Node, { kind: 'sequence' }>, over: typeof base): typeof base {
  const repeated = new Set(
    over.items.flatMap((item) => (item.kind === 'scalar' ? [item.value] : [])),
  );
  const kept = base.items.filter((item) => item.kind !== 'scalar' || !repeated.has(item.value));
  return { kind: 'sequence', items: [...kept, ...over.items], span: over.span };
}

function mergeLogging(base: Node, over: Node, place: MergePlace): Node {
  const driver = driverOf(base);
  const laterDriver = driverOf(over);
  const same = driver === undefined || laterDriver === undefined || driver === laterDriver;
  return same ? mergeByKind(base, over, place) : over;
}

function driverOf(node: Node): unknown {
  const driver = node.kind === 'mapping' ? entryOf(node, 'driver')?.value : undefined;
  return driver?.kind === 'scalar' ? driver.value : undefined;
}
