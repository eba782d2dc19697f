import type { Span } from '../../source/span.ts';
import { entryOf, isKnown, type Node, type ScalarNode } from '../node.ts';

/** What a service extends: `extends: base`, or the long form with a file. */
export interface Extension {
  readonly name: string;
  readonly service: ScalarNode;
  readonly file?: { readonly path: string; readonly span: Span };
}

/** The extension of a service, if it has a readable one. */
export function extensionOf(service: Node): Extension | undefined {
  const value = service.kind === 'mapping' ? entryOf(service, 'extends')?.value : undefined;
  if (!value) return undefined;
  const name = value.kind === 'mapping' ? entryOf(value, 'service')?.value : value;
  if (!isReadable(name)) return undefined;
  const file = value.kind === 'mapping' ? entryOf(value, 'file')?.value : undefined;
  return {
    name: String(name.value),
    service: name,
    ...(isReadable(file) && { file: { path: String(file.value), span: file.span } }),
  };
}

function isReadable(node: Node | undefined): node is ScalarNode {
  return node?.kind === 'scalar' && isKnown(node) && node.value !== '';
}
