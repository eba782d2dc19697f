import type { DefaultedForm, Form } from './form.ts';
import { wrongType } from './scalar-forms.ts';

/** A list; a single value counts as a list of one. Mistaken items are left out. */
export function list<T>(description: string, item: Form<T>): DefaultedForm<readonly T[]> {
  return {
    description,
    read: (node, place) => {
      const nodes = node.kind === 'sequence' ? node.items : [node];
      return nodes.flatMap((entry) => {
        const value = item.read(entry, place);
        return value === undefined ? [] : [value];
      });
    },
    schema: () => ({ oneOf: [{ type: 'array', items: item.schema() }, item.schema()] }),
    fallback: () => [],
  };
}

/** Values by names that the user chooses. */
export function named<T>(
  description: string,
  value: Form<T>,
): DefaultedForm<ReadonlyMap<string, T>> {
  return {
    description,
    read: (node, place) => {
      if (node.kind !== 'mapping') return wrongType(node, place, 'a set of keys');
      return new Map(
        node.entries.flatMap((entry) => {
          const read = value.read(entry.value, { ...place, key: entry.key });
          return read === undefined ? [] : [[entry.key, read] as const];
        }),
      );
    },
    schema: () => ({ type: 'object', additionalProperties: value.schema() }),
    fallback: () => new Map(),
  };
}
