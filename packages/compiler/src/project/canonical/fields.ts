import { type Located, located } from '../../source/span.ts';
import { booleanOf } from '../boolean-text.ts';
import { entryOf, isKnown, type MappingNode, type Node, type ScalarNode } from '../node.ts';

// A value of another kind than the one that is asked for counts as absent, as does one that could
// not be read: both have been told already.

/** The value of a key unless it is empty. */
export function valueAt(node: MappingNode | undefined, key: string): Node | undefined {
  const value = node && entryOf(node, key)?.value;
  return value?.kind === 'scalar' && value.value === null && !value.unreadable ? undefined : value;
}

/** The mapping at a key. */
export function mappingAt(node: MappingNode | undefined, key: string): MappingNode | undefined {
  const value = valueAt(node, key);
  return value?.kind === 'mapping' ? value : undefined;
}

/** The entries of the list at a key. */
export function listAt(node: MappingNode | undefined, key: string): readonly Node[] {
  const value = valueAt(node, key);
  return value?.kind === 'sequence' ? value.items : [];
}

/** The entries of the list at a key, or the one value that stands for a list. */
export function oneOrListAt(node: MappingNode | undefined, key: string): readonly Node[] {
  const value = valueAt(node, key);
  return value?.kind === 'scalar' ? [value] : listAt(node, key);
}

/** The single value at a key. */
export function scalarAt(node: MappingNode | undefined, key: string): ScalarNode | undefined {
  const value = valueAt(node, key);
  return value?.kind === 'scalar' && isKnown(value) ? value : undefined;
}

/** The text at a key. */
export function textAt(node: MappingNode | undefined, key: string): Located<string> | undefined {
  const scalar = scalarAt(node, key);
  return scalar && locatedText(scalar);
}

/** The text at a key, unless it is empty. */
export function filledTextAt(
  node: MappingNode | undefined,
  key: string,
): Located<string> | undefined {
  const text = textAt(node, key);
  return text?.value === '' ? undefined : text;
}

/** The texts of the list at a key. */
export function textsAt(node: MappingNode | undefined, key: string): readonly Located<string>[] {
  return textsOf(listAt(node, key));
}

/** The texts among some nodes. */
export function textsOf(nodes: readonly Node[]): readonly Located<string>[] {
  return nodes.flatMap((item) =>
    item.kind === 'scalar' && isKnown(item) && item.value !== '' ? [locatedText(item)] : [],
  );
}

/** True or false at a key, also as Compose's words for them. */
export function booleanAt(
  node: MappingNode | undefined,
  key: string,
): Located<boolean> | undefined {
  const text = textAt(node, key);
  if (!text) return undefined;
  const value = booleanOf(text.value);
  return value === undefined ? undefined : located(value, text.span);
}

function locatedText({ value, span }: ScalarNode): Located<string> {
  return located(String(value), span);
}
