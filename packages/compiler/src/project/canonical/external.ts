import type { MappingNode } from '../node.ts';
import { booleanAt, filledTextAt, mappingAt } from './fields.ts';

/** The name of a resource that exists outside the project; undefined if it is the project's own. */
export function externalNameOf(key: string, node: MappingNode | undefined): string | undefined {
  const long = mappingAt(node, 'external');
  if (!long && booleanAt(node, 'external')?.value !== true) return undefined;
  return (filledTextAt(node, 'name') ?? filledTextAt(long, 'name'))?.value ?? key;
}
