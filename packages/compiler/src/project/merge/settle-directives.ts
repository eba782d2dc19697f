import type { MappingNode, Node, ScalarNode } from '../node.ts';

/** Carries out what `!reset` and `!override` leave behind once everything is laid over. */
export function settleDirectives(root: MappingNode): MappingNode {
  return settleMapping(root);
}

function settle(node: Node): Node {
  switch (node.kind) {
    case 'scalar':
      return settleScalar(node);
    case 'mapping':
      return settleMapping(node);
    case 'sequence': {
      const kept = node.items.filter(({ directive }) => directive !== 'reset');
      const items = kept.map(settle);
      const same = node.directive === undefined && isSame(items, node.items);
      return same ? node : { kind: 'sequence', items, span: node.span };
    }
  }
}

function settleScalar(node: ScalarNode): ScalarNode {
  if (node.directive === undefined) return node;
  const { directive, ...settled } = node;
  return settled;
}

function settleMapping(node: MappingNode): MappingNode {
  const kept = node.entries.filter(({ value }) => value.directive !== 'reset');
  const entries = kept.map((entry) => {
    const value = settle(entry.value);
    return value === entry.value ? entry : { ...entry, value };
  });
  const same = node.directive === undefined && isSame(entries, node.entries);
  return same ? node : { kind: 'mapping', entries, span: node.span };
}

function isSame<T>(left: readonly T[], right: readonly T[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}
