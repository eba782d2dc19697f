import { Scalar } from 'yaml';

/**
 * A scalar's value as Compose reads it. Compose's own YAML reader takes `0440` for an octal
 * number, as YAML 1.1 did; numbers that JavaScript cannot hold exactly stay text.
 */
export function scalarValue(scalar: Scalar): string | number | boolean | null {
  const { value, source = '' } = scalar;
  switch (typeof value) {
    case 'number':
      return numberValue(value, source);
    case 'string':
      return scalar.tag === '!override' && isEmpty(scalar) ? null : value;
    case 'boolean':
      return value;
    default:
      return value === null ? null : source;
  }
}

/** A tag that YAML does not know makes text of everything, also of nothing. */
function isEmpty(scalar: Scalar): boolean {
  return scalar.type === Scalar.PLAIN && ['', '~', 'null'].includes(scalar.source ?? '');
}

function numberValue(value: number, source: string): number | string {
  if (/^[-+]?0[0-7]+$/.test(source)) return Number.parseInt(source, 8);
  const exact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  return exact ? value : source;
}
