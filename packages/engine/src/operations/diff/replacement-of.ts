import { type PropertySchema, schemaOf } from '@seaworthy/sandbox';
import type { PropertyDifference, ResourceDifference } from './difference.ts';

/** Whether a change of these properties makes AWS replace a resource, by AWS's own schema. */
export function replacementOf(
  type: string,
  properties: readonly PropertyDifference[],
): ResourceDifference['replaced'] {
  const all = properties.map(({ path }) => ofPath(type, path.split('.')));
  return all.includes('always') ? 'always' : all.includes('maybe') ? 'maybe' : 'never';
}

/** The schema speaks of the names in it; names of a list's items are none of its. */
function ofPath(type: string, path: readonly string[]): ResourceDifference['replaced'] {
  let schemas: Readonly<Record<string, PropertySchema>> | undefined = schemaOf(type)?.properties;
  let strongest: ResourceDifference['replaced'] = 'never';
  for (const name of path) {
    const schema: PropertySchema | undefined = schemas?.[name];
    if (!schema) continue;
    if (schema.replacement === 'always') return 'always';
    if (schema.replacement === 'maybe') strongest = 'maybe';
    schemas = schema.nested?.properties;
  }
  return strongest;
}
