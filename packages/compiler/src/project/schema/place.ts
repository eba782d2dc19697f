import type { Span } from '../../source/span.ts';

/** Where a check is in the tree; only the root has no parent. */
export interface Place {
  readonly key: string;
  readonly keySpan: Span;
  /** True for an entry of the key's list. */
  readonly listed: boolean;
  readonly parent?: Place;
}

/** What the keys at this place belong to, in words: `the service "web"`. */
export function describePlace({ key, parent }: Place): string {
  if (!parent) return 'a Compose file';
  const isTopLevel = parent.parent !== undefined && parent.parent.parent === undefined;
  const kind = isTopLevel ? nameKinds[parent.key] : undefined;
  return kind === undefined ? `"${key}"` : `the ${kind} "${key}"`;
}

/** What the names at this place are names of. */
export function kindOfNames({ key }: Place): string {
  return nameKinds[key] ?? `entry of "${key}"`;
}

const nameKinds: Readonly<Record<string, string>> = {
  services: 'service',
  depends_on: 'service',
  networks: 'network',
  volumes: 'volume',
  secrets: 'secret',
  configs: 'config',
  models: 'model',
};
