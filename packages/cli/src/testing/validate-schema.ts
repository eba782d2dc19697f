type Schema = Readonly<Record<string, unknown>>;

/**
 * Where a value does not follow a JSON schema, as `path: why`. Knows the keywords that our schemas
 * use and refuses any other, so that no keyword is thought to be checked and is not.
 */
export function validateSchema(value: unknown, root: Schema): readonly string[] {
  return checkValue(value, root, root, '$').errors;
}

interface Outcome {
  readonly errors: readonly string[];
  /** Names of the properties that some keyword has looked at. */
  readonly seen: readonly string[];
}

type Keyword = (value: unknown, argument: unknown, root: Schema, path: string) => Outcome;

const nothing: Outcome = { errors: [], seen: [] };

const keywords: Readonly<Record<string, Keyword>> = {
  $schema: () => nothing,
  $defs: () => nothing,
  title: () => nothing,
  description: () => nothing,
  format: () => nothing,
  // Looked at where `properties` and the others are known: see `checkValue`.
  additionalProperties: () => nothing,
  unevaluatedProperties: () => nothing,
  type: (value, type, _root, path) =>
    typeNames(value).includes(String(type)) ? nothing : failure(path, `is not a ${type}`),
  const: (value, expected, _root, path) =>
    value === expected ? nothing : failure(path, `is not ${JSON.stringify(expected)}`),
  enum: (value, options, _root, path) =>
    asList(options).includes(value) ? nothing : failure(path, `is none of ${options}`),
  required: (value, names, _root, path) =>
    together(
      asList(names).map((name) =>
        isObject(value) && String(name) in value ? nothing : failure(path, `lacks ${name}`),
      ),
    ),
  properties: (value, properties, root, path) => {
    if (!isObject(value) || !isObject(properties)) return nothing;
    const names = Object.keys(properties).filter((name) => name in value);
    const outcomes = names.map((name) =>
      checkValue(value[name], asSchema(properties[name]), root, `${path}.${name}`),
    );
    return { errors: together(outcomes).errors, seen: names };
  },
  items: (value, items, root, path) => {
    if (!Array.isArray(value)) return nothing;
    const outcomes = value.map((item, at) =>
      checkValue(item, asSchema(items), root, `${path}[${at}]`),
    );
    return { errors: together(outcomes).errors, seen: [] };
  },
  $ref: (value, reference, root, path) => {
    const name = String(reference).replace('#/$defs/', '');
    const definitions = root.$defs;
    return checkValue(value, asSchema(isObject(definitions) && definitions[name]), root, path);
  },
  allOf: (value, schemas, root, path) =>
    together(asList(schemas).map((schema) => checkValue(value, asSchema(schema), root, path))),
  anyOf: (value, schemas, root, path) => {
    const outcomes = asList(schemas).map((schema) =>
      checkValue(value, asSchema(schema), root, path),
    );
    const fitting = outcomes.find(({ errors }) => errors.length === 0);
    const nearest = outcomes.toSorted((a, b) => a.errors.length - b.errors.length)[0];
    return fitting ?? nearest ?? nothing;
  },
};

function checkValue(value: unknown, schema: Schema, root: Schema, path: string): Outcome {
  const outcome = together(
    Object.entries(schema).map(([name, argument]) => {
      const keyword = keywords[name];
      if (!keyword) throw new Error(`the validator does not know the keyword ${name}`);
      return keyword(value, argument, root, path);
    }),
  );
  const closed = schema.additionalProperties === false || schema.unevaluatedProperties === false;
  const extra = closed && isObject(value) ? Object.keys(value) : [];
  const unknown = extra.filter((name) => !outcome.seen.includes(name));
  return {
    errors: [...outcome.errors, ...unknown.map((name) => `${path}.${name}: is not described`)],
    seen: outcome.seen,
  };
}

function together(outcomes: readonly Outcome[]): Outcome {
  return {
    errors: outcomes.flatMap(({ errors }) => errors),
    seen: outcomes.flatMap(({ seen }) => seen),
  };
}

function failure(path: string, why: string): Outcome {
  return { errors: [`${path}: ${why}`], seen: [] };
}

function typeNames(value: unknown): readonly string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  return Number.isInteger(value) ? ['integer', 'number'] : [typeof value];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asSchema(value: unknown): Schema {
  if (isObject(value)) return value;
  throw new Error('a schema is missing');
}

function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error('a list is missing in a schema');
}
