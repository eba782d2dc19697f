import type { MappingEntry, MappingNode, Node, ScalarNode, SequenceNode } from '../node.ts';
import { splitScalar } from '../split-scalar.ts';

/** `[A=1, B]` as `{A: 1, B: null}`; undefined, here and below, for what has neither form. */
export function asKeyValues(node: Node, textOf: (file: string) => string): MappingNode | undefined {
  if (node.kind === 'mapping') return node;
  if (node.kind === 'scalar') return undefined;
  const entries: MappingEntry[] = [];
  for (const item of node.items) {
    const entry = keyValueEntry(item, textOf);
    if (!entry) return undefined;
    entries.push(entry);
  }
  return { kind: 'mapping', entries, span: node.span };
}

function keyValueEntry(item: Node, textOf: (file: string) => string): MappingEntry | undefined {
  if (item.kind !== 'scalar' || typeof item.value !== 'string') return undefined;
  const split = splitScalar(item, '=', textOf(item.span.file));
  if (!split) return undefined;
  const { name: key, nameNode, value = emptyAt(nameNode) } = split;
  return { key, keySpan: nameNode.span, value };
}

function emptyAt({ span }: ScalarNode): ScalarNode {
  return { kind: 'scalar', value: null, span };
}

/** `[a, b]` as `{a: …, b: …}` with the same value for each. */
export function asNames(
  node: Node,
  valueFor: (item: ScalarNode) => Node = emptyAt,
): MappingNode | undefined {
  if (node.kind === 'mapping') return node;
  if (node.kind === 'scalar') return undefined;
  const entries: MappingEntry[] = [];
  for (const item of node.items) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') return undefined;
    entries.push({ key: item.value, keySpan: item.span, value: valueFor(item) });
  }
  return { kind: 'mapping', entries, span: node.span };
}

/** `[db]` as `{db: {condition: service_started}}`. */
export function asDependencies(node: Node): MappingNode | undefined {
  return asNames(node, ({ span }) => {
    const started: ScalarNode = { kind: 'scalar', value: 'service_started', span };
    const entry = { key: 'condition', keySpan: span, value: started };
    return { kind: 'mapping', entries: [entry], span };
  });
}

/** `./app` as `{context: ./app}`. */
export function asBuild(node: Node): MappingNode | undefined {
  if (node.kind === 'mapping') return node;
  if (node.kind === 'sequence' || node.value === null) return undefined;
  const entry = { key: 'context', keySpan: node.span, value: node };
  return { kind: 'mapping', entries: [entry], span: node.span };
}

/** `a` as `[a]`. */
export function asSequence(node: Node): SequenceNode | undefined {
  if (node.kind === 'sequence') return node;
  if (node.kind === 'mapping' || node.value === null) return undefined;
  return { kind: 'sequence', items: [node], span: node.span };
}

/** `{host: address}` as `[host=address]`. */
export function asHosts(node: Node): SequenceNode | undefined {
  if (node.kind === 'sequence') return node;
  if (node.kind === 'scalar') return undefined;
  const items = node.entries.flatMap(({ key, value }): Node[] => {
    const addresses = value.kind === 'sequence' ? value.items : [value];
    return addresses.map((address) =>
      address.kind === 'scalar' ? { ...address, value: `${key}=${address.value}` } : address,
    );
  });
  return { kind: 'sequence', items, span: node.span };
}
