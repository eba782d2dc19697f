import type { Attributes, Value } from '../values/value.ts';
import type { Path } from './expression.ts';

/** The value at a path, if there is one. */
export function valueAt(attributes: Attributes, path: Path): Value | undefined {
  const [first, ...rest] = path;
  let value = typeof first === 'string' ? attributes.get(first) : undefined;
  for (const step of rest) {
    if (typeof step === 'string') value = value?.type === 'M' ? value.value.get(step) : undefined;
    else value = value?.type === 'L' ? value.value[step] : undefined;
  }
  return value;
}

/** A path as DynamoDB writes it into messages: `[info, actors, [0]]`. */
export function pathText(path: Path): string {
  return `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;
}
