/** What `keyPaths` reads of a JSON schema. */
export interface KeySchema {
  readonly $ref?: string;
  readonly oneOf?: readonly KeySchema[];
  readonly anyOf?: readonly KeySchema[];
  readonly allOf?: readonly KeySchema[];
  readonly items?: KeySchema;
  readonly properties?: Readonly<Record<string, KeySchema>>;
  readonly patternProperties?: Readonly<Record<string, KeySchema>>;
  readonly additionalProperties?: boolean | KeySchema;
  readonly definitions?: Readonly<Record<string, KeySchema>>;
}

/**
 * The paths of all keys that a schema names: `*` for a name that the user chooses, list items left
 * out. In the order of the schema, each once; extensions (`x-…`) are no keys.
 */
export function keyPaths(schema: KeySchema): readonly string[] {
  const paths = new Set<string>();
  walk(schema, '');
  return [...paths];

  function walk(node: KeySchema, path: string): void {
    for (const part of partsOf(node)) walk(part, path);
    for (const [key, value] of Object.entries(node.properties ?? {})) {
      const keyPath = path === '' ? key : `${path}.${key}`;
      paths.add(keyPath);
      walk(value, keyPath);
    }
    for (const value of namedByUser(node)) walk(value, path === '' ? '*' : `${path}.*`);
  }

  function partsOf(node: KeySchema): readonly KeySchema[] {
    const parts = [...(node.oneOf ?? []), ...(node.anyOf ?? []), ...(node.allOf ?? [])];
    if (node.items) parts.push(node.items);
    const referred = node.$ref && schema.definitions?.[node.$ref.replace('#/definitions/', '')];
    return referred ? [...parts, referred] : parts;
  }
}

function namedByUser(node: KeySchema): readonly KeySchema[] {
  const patterns = Object.entries(node.patternProperties ?? {}).filter(([key]) => key !== '^x-');
  const rest = typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
  return [...patterns.map(([, value]) => value), ...rest];
}
