import { booleanOf } from '../boolean-text.ts';
import type { Node, ScalarNode } from '../node.ts';
import { composeSchema } from './compose-schema.generated.ts';
import type { Schema, SchemaType } from './schema.ts';

const foundForms = new WeakMap<Schema, readonly Schema[]>();

/** The forms that a value may have: references followed, alternatives side by side. */
export function formsOf(schema: Schema): readonly Schema[] {
  const known = foundForms.get(schema);
  if (known) return known;
  const forms = findForms(schema);
  foundForms.set(schema, forms);
  return forms;
}

function findForms(schema: Schema): readonly Schema[] {
  if (schema.$ref !== undefined) {
    const target = composeSchema.definitions[schema.$ref.replace('#/definitions/', '')];
    return target ? formsOf(target) : [];
  }
  return schema.oneOf ? schema.oneOf.flatMap(formsOf) : [schema];
}

/** The form that a node is written in, if it is one of them. */
export function formOf(node: Node, schema: Schema): Schema | undefined {
  return formsOf(schema).find((form) => accepts(form, node));
}

/** The types of a form; none means any. */
export function typesOf({ type }: Schema): readonly SchemaType[] {
  if (type === undefined) return [];
  return typeof type === 'string' ? [type] : type;
}

/** What stands below a key; `isName`: the key is a name that the user chose. */
export interface KeySchema {
  readonly schema: Schema;
  readonly isName: boolean;
}

/** The pattern of the keys that are left to extensions. */
export const extensions = '^x-';

/** The schema of a key's value, if the form knows the key. */
export function schemaOfKey(form: Schema, key: string): KeySchema | undefined {
  const own = form.properties;
  const schema = own && Object.hasOwn(own, key) ? own[key] : undefined;
  if (schema) return { schema, isName: false };
  for (const [pattern, named] of Object.entries(form.patternProperties ?? {})) {
    if (matches(pattern, key)) return { schema: named, isName: pattern !== extensions };
  }
  return undefined;
}

const expressions = new Map<string, RegExp>();

/** Whether a text matches a pattern of the schema. */
export function matches(pattern: string, text: string): boolean {
  let expression = expressions.get(pattern);
  if (!expression) {
    expression = new RegExp(pattern);
    expressions.set(pattern, expression);
  }
  return expression.test(text);
}

function accepts(form: Schema, node: Node): boolean {
  const types = typesOf(form);
  if (types.length === 0) return true;
  if (node.kind === 'mapping') return types.includes('object');
  if (node.kind === 'sequence') return types.includes('array');
  return types.some((type) => typeChecks[type](node));
}

/** Text that reads as a number or as true or false passes for it: variables always are text. */
const typeChecks: Readonly<Record<SchemaType, (node: ScalarNode) => boolean>> = {
  string: ({ value }) => typeof value === 'string',
  number: (node) => node.text !== undefined || Number.isFinite(numberOf(node)),
  integer: (node) => node.text !== undefined || Number.isInteger(numberOf(node)),
  boolean: (node) => node.text !== undefined || booleanOf(String(node.value)) !== undefined,
  null: ({ value }) => value === null,
  object: () => false,
  array: () => false,
};

function numberOf({ value }: ScalarNode): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}
