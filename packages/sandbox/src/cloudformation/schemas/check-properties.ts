import { isIntrinsic, isRecord } from '../template/json.ts';
import { type PropertySchema, type PropertySchemas, schemaOf } from './read-schemas.ts';

/** A property that the schema does not allow: where, and AWS's words for it. */
export interface PropertyMistake {
  /** A JSON pointer, `#` for the resource itself. */
  readonly path: string;
  readonly message: string;
}

/**
 * What is wrong with a resource's properties by AWS's schema: unknown names and missing ones.
 * Values that an intrinsic function has yet to give are not looked into.
 */
export function checkProperties(
  type: string,
  properties: Readonly<Record<string, unknown>>,
): readonly PropertyMistake[] {
  const schema = schemaOf(type);
  return schema === undefined ? [] : [...checkObject('#', properties, schema.properties)];
}

/** AWS's sentence for a resource with such mistakes. */
export function validationFailure(logicalId: string, mistakes: readonly PropertyMistake[]): string {
  const listed = mistakes.map(({ path, message }) => `${path}: ${message}`).join('\n');
  return `Properties validation failed for resource ${logicalId} with message:\n${listed}`;
}

function* checkObject(
  path: string,
  value: Readonly<Record<string, unknown>>,
  schemas: PropertySchemas,
): Generator<PropertyMistake> {
  for (const [name, schema] of Object.entries(schemas)) {
    if (schema.required && value[name] === undefined) {
      yield { path, message: `required key [${name}] not found` };
    }
  }
  for (const [name, each] of Object.entries(value)) {
    const schema = schemas[name];
    if (schema === undefined) yield { path, message: `extraneous key [${name}] is not permitted` };
    else if (schema.nested !== undefined) {
      yield* checkNested(`${path}/${name}`, each, schema.nested, schema.nested.within);
    }
  }
}

function* checkNested(
  path: string,
  value: unknown,
  nested: NonNullable<PropertySchema['nested']>,
  within: readonly ('list' | 'map')[],
): Generator<PropertyMistake> {
  if (isIntrinsic(value)) return;
  const [container, ...inner] = within;
  if (container === 'list' && Array.isArray(value)) {
    for (const [index, element] of value.entries()) {
      yield* checkNested(`${path}/${index}`, element, nested, inner);
    }
  } else if (container === 'map' && isRecord(value)) {
    for (const [key, element] of Object.entries(value)) {
      yield* checkNested(`${path}/${key}`, element, nested, inner);
    }
  } else if (container === undefined && isRecord(value)) {
    // A nested type without properties of its own holds anything.
    if (Object.keys(nested.properties).length > 0)
      yield* checkObject(path, value, nested.properties);
  }
}
