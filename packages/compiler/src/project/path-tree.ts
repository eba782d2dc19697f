/**
 * A table of paths such as `services.*.build.args`, for walking beside a tree of nodes. `*` stands
 * for any name; list indices are left out, so that `services.*.volumes` also is each of its items.
 */
export interface PathTree<T> {
  readonly value?: T;
  readonly keys: ReadonlyMap<string, PathTree<T>>;
}

/** Builds the tree of a table. */
export function pathTree<T>(table: Readonly<Record<string, T>>): PathTree<T> {
  const root: Growing<T> = { keys: new Map() };
  for (const [path, value] of Object.entries(table)) {
    let at = root;
    for (const key of path.split('.')) at = grow(at, key);
    at.value = value;
  }
  return root;
}

/** The part of a tree below a key. */
export function below<T>(tree: PathTree<T> | undefined, key: string): PathTree<T> | undefined {
  return tree?.keys.get(key) ?? tree?.keys.get('*');
}

interface Growing<T> {
  value?: T;
  keys: Map<string, Growing<T>>;
}

function grow<T>(tree: Growing<T>, key: string): Growing<T> {
  const known = tree.keys.get(key);
  if (known) return known;
  const added: Growing<T> = { keys: new Map() };
  tree.keys.set(key, added);
  return added;
}
