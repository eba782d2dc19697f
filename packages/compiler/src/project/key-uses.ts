import { dispositionOf } from './disposition-table.ts';
import type { KeyUse } from './dispositions.ts';
import type { MappingNode, Node } from './node.ts';
import { composeSchema } from './schema/compose-schema.generated.ts';
import { formOf, schemaOfKey } from './schema/forms.ts';
import type { Schema } from './schema/schema.ts';

/** Every key of the specification that is used, with what becomes of it. */
export function collectKeyUses(
  root: MappingNode,
  isLeftOut: (service: string) => boolean,
): readonly KeyUse[] {
  const uses: KeyUse[] = [];
  const dispositions = new Map<string, ReturnType<typeof dispositionOf>>();
  collect(root, composeSchema, { path: '', writtenPath: '' });
  return uses;

  function collect(node: Node, schema: Schema, place: Place): void {
    const form = formOf(node, schema);
    if (!form) return;
    if (node.kind === 'sequence') {
      for (const item of node.items) if (form.items) collect(item, form.items, place);
    } else if (node.kind === 'mapping') collectKeys(node, form, place);
  }

  function collectKeys(node: MappingNode, form: Schema, place: Place): void {
    for (const { key, keySpan: span, value } of node.entries) {
      const known = schemaOfKey(form, key);
      if (!known || (place.path === 'services' && isLeftOut(key))) continue;
      const lower = placeBelow(place, known.isName ? '*' : key, key);
      if (!known.isName) uses.push({ ...lower, ...dispositionAt(lower.path), span });
      collect(value, known.schema, lower);
    }
  }

  function dispositionAt(path: string): ReturnType<typeof dispositionOf> {
    const known = dispositions.get(path) ?? dispositionOf(path);
    dispositions.set(path, known);
    return known;
  }
}

interface Place {
  readonly path: string;
  readonly writtenPath: string;
}

function placeBelow({ path, writtenPath }: Place, key: string, writtenKey: string): Place {
  if (path === '') return { path: key, writtenPath: writtenKey };
  return { path: `${path}.${key}`, writtenPath: `${writtenPath}.${writtenKey}` };
}
