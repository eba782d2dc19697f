import { isRelative, joinPath } from '../source/path.ts';
import { isKnown, type MappingNode, type Node, type ScalarNode } from './node.ts';
import { below, type PathTree, pathTree } from './path-tree.ts';

/** Makes the paths of another folder's file count from the project directory. */
export function rebasePaths(root: MappingNode, folder: string): MappingNode {
  return folder === '' ? root : rebaseMapping(root, pathKeys, folder);
}

/** `bind` is a mount or its source, if it is a path; `named-path` is `name=path`. */
type PathKind = 'path' | 'bind' | 'named-path';

const pathKeys = pathTree<PathKind>({
  'services.*.build': 'path',
  'services.*.build.context': 'path',
  'services.*.build.additional_contexts': 'named-path',
  'services.*.build.additional_contexts.*': 'path',
  'services.*.develop.watch.path': 'path',
  'services.*.env_file': 'path',
  'services.*.env_file.path': 'path',
  'services.*.extends.file': 'path',
  'services.*.label_file': 'path',
  'services.*.volumes': 'bind',
  'services.*.volumes.source': 'bind',
  'configs.*.file': 'path',
  'secrets.*.file': 'path',
});

function rebase(node: Node, keys: PathTree<PathKind>, folder: string): Node {
  switch (node.kind) {
    case 'scalar':
      return rebaseScalar(node, keys.value, folder);
    case 'sequence':
      return { ...node, items: node.items.map((item) => rebase(item, keys, folder)) };
    case 'mapping':
      return rebaseMapping(node, keys, folder);
  }
}

function rebaseMapping(node: MappingNode, keys: PathTree<PathKind>, folder: string): MappingNode {
  const entries = node.entries.map((entry) => {
    const lower = below(keys, entry.key);
    return lower ? { ...entry, value: rebase(entry.value, lower, folder) } : entry;
  });
  return { ...node, entries };
}

function rebaseScalar(node: ScalarNode, kind: PathKind | undefined, folder: string): ScalarNode {
  if (!kind || !isKnown(node) || node.value === '') return node;
  return { ...node, value: rebased[kind](String(node.value), folder) };
}

const rebased: Readonly<Record<PathKind, (value: string, folder: string) => string>> = {
  path: rebasedPath,
  // A source that does not start with a dot is the name of a volume.
  bind: (value, folder) => {
    if (!value.startsWith('.')) return value;
    const [source = '', ...rest] = value.split(':');
    return [rebasedPath(source, folder), ...rest].join(':');
  },
  'named-path': (value, folder) => {
    const [name = '', ...path] = value.split('=');
    return path.length === 0 ? value : `${name}=${rebasedPath(path.join('='), folder)}`;
  },
};

/** A rebased path starts with a dot, as a mount's source must. */
function rebasedPath(path: string, folder: string): string {
  if (!isRelative(path) || path.startsWith('service:')) return path;
  const joined = joinPath(folder, path);
  return joined.startsWith('..') || !isRelative(joined) ? joined : `./${joined}`;
}
