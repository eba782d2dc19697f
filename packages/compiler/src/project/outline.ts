import type { Span } from '../source/span.ts';
import type { MappingNode, Node } from './node.ts';

/** Every key of the project by file, in the order of the file: which key a place belongs to. */
export type Outline = ReadonlyMap<string, readonly OutlineKey[]>;

export interface OutlineKey {
  readonly start: number;
  /** Such as `services.api.ports`. */
  readonly path: string;
}

/** The keys of a read project, extensions included. */
export function outlineOf(root: MappingNode): Outline {
  const files = new Map<string, OutlineKey[]>();
  collect(root, '');
  for (const keys of files.values()) keys.sort((one, other) => one.start - other.start);
  return files;

  function collect(node: Node, path: string): void {
    if (node.kind === 'sequence') for (const item of node.items) collect(item, path);
    if (node.kind !== 'mapping') return;
    for (const { key, keySpan, value } of node.entries) {
      const lower = path === '' ? key : `${path}.${key}`;
      const keys = files.get(keySpan.file) ?? [];
      keys.push({ start: keySpan.start, path: lower });
      files.set(keySpan.file, keys);
      collect(value, lower);
    }
  }
}

/**
 * A place by its file and key, `compose.yaml#services.api.ports`. Unlike a line number it stays the
 * same when lines above it come and go.
 */
export function keyPathAt(outline: Outline, { file, start }: Span): string {
  const keys = outline.get(file) ?? [];
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const key = keys[low - 1];
  return key ? `${file}#${key.path}` : file;
}
