import type { Node } from '../node.ts';
import { typesOf } from './forms.ts';
import type { Schema, SchemaType } from './schema.ts';

/** What a value may be, in words: `a list or a set of keys`. */
export function describeForms(forms: readonly Schema[]): string {
  const types = new Set(forms.flatMap(typesOf));
  // Beside true and false, text is only there to allow variables.
  if (types.has('boolean') && !types.has('number')) types.delete('string');
  const words = [...new Set([...types].flatMap((type) => typeWords[type] ?? []))];
  const last = words.pop() ?? 'empty';
  return words.length === 0 ? last : `${words.join(', ')} or ${last}`;
}

const typeWords: Readonly<Record<SchemaType, string | undefined>> = {
  object: 'a set of keys',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: undefined,
};

/** What a pattern of the specification asks for, in words. */
export function describePattern(key: string, pattern: string): string {
  return patternWords[key] ?? `text that matches ${pattern}`;
}

const patternWords: Readonly<Record<string, string>> = {
  container_name: 'two or more letters, digits, dots, underscores or hyphens',
  pull_policy: '"always", "never", "missing", "build", "daily", "weekly" or "every_12h"',
};

/** The values to choose from. */
export function listWords(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(', ');
}

/** What a value is, in words, without the value itself: it may be secret. */
export function describeNode(node: Node): string {
  if (node.kind === 'mapping') return 'a set of keys';
  if (node.kind === 'sequence') return 'a list';
  if (node.value === null) return 'empty';
  if (typeof node.value === 'number') return 'a number';
  return typeof node.value === 'string' ? 'text' : String(node.value);
}
