import { Scalar } from 'yaml';
import { plainValue } from './plain-value.ts';

/** A scalar's value by YAML 1.2's core schema; a tag says what even quoted text is. */
export function scalarValue(scalar: Scalar): string | number | boolean | null {
  const source = scalar.source ?? '';
  const tag = scalar.tag?.replace('tag:yaml.org,2002:', '!!');
  if (tag === '!!str' || (scalar.type !== Scalar.PLAIN && !isValueTag(tag))) return source;
  return plainValue(source);
}

function isValueTag(tag: string | undefined): boolean {
  return tag === '!!int' || tag === '!!float' || tag === '!!bool' || tag === '!!null';
}
