import { NotModelled } from '../../aws/aws-error.ts';

/** Whether an event fits a pattern of EventBridge: every field that the pattern names must. */
export function fitsPattern(pattern: object, event: object): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or') return fitsAny(wanted, event);
    return fitsField(wanted, valuesOf(event, name));
  });
}

function fitsAny(alternatives: unknown, event: object): boolean {
  return (
    Array.isArray(alternatives) &&
    alternatives.some((one) => typeof one === 'object' && one !== null && fitsPattern(one, event))
  );
}

/** A field of an event; a list stands for each of its items. */
function valuesOf(event: object, name: string): readonly unknown[] {
  const value: unknown = Object.entries(event).find(([key]) => key === name)?.[1];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function fitsField(wanted: unknown, values: readonly unknown[]): boolean {
  if (Array.isArray(wanted)) return wanted.some((matcher) => fitsMatcher(matcher, values));
  if (typeof wanted !== 'object' || wanted === null) return false;
  return values.some(
    (value) => typeof value === 'object' && value !== null && fitsPattern(wanted, value),
  );
}

function fitsMatcher(matcher: unknown, values: readonly unknown[]): boolean {
  if (typeof matcher !== 'object' || matcher === null) return values.includes(matcher);
  const [[kind, operand] = ['', undefined], ...others] = Object.entries(matcher);
  if (others.length > 0) throw new NotModelled('event patterns with several conditions in one');
  switch (kind) {
    case 'prefix':
      return values.some((value) => typeof value === 'string' && value.startsWith(String(operand)));
    case 'suffix':
      return values.some((value) => typeof value === 'string' && value.endsWith(String(operand)));
    case 'exists':
      return operand === values.length > 0;
    case 'anything-but': {
      const excluded: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
      return values.some((value) => !excluded.includes(value));
    }
    default:
      throw new NotModelled(`event patterns with ${kind}`);
  }
}
