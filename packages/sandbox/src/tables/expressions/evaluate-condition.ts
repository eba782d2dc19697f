import { areEqual, compareValues } from '../values/compare.ts';
import type { Attributes, Value } from '../values/value.ts';
import { valueAt } from './documents.ts';
import type { Comparator, Condition, Operand } from './expression.ts';

/** Whether an item meets a condition; what has no value meets no comparison but `<>`. */
export function meets(condition: Condition, item: Attributes): boolean {
  switch (condition.kind) {
    case 'and':
      return meets(condition.left, item) && meets(condition.right, item);
    case 'or':
      return meets(condition.left, item) || meets(condition.right, item);
    case 'not':
      return !meets(condition.condition, item);
    case 'compare':
      return compare(
        condition.comparator,
        operandValue(condition.left, item),
        operandValue(condition.right, item),
      );
    case 'between': {
      const value = operandValue(condition.operand, item);
      return (
        compare('>=', value, operandValue(condition.low, item)) &&
        compare('<=', value, operandValue(condition.high, item))
      );
    }
    case 'in': {
      const value = operandValue(condition.operand, item);
      return condition.among.some((one) => compare('=', value, operandValue(one, item)));
    }
    case 'exists':
      return (valueAt(item, condition.path) !== undefined) === condition.wanted;
    case 'type':
      return valueAt(item, condition.path)?.type === condition.type;
    case 'begins':
      return begins(operandValue(condition.operand, item), operandValue(condition.start, item));
    case 'contains':
      return contains(operandValue(condition.operand, item), operandValue(condition.part, item));
  }
}

function operandValue(operand: Operand, item: Attributes): Value | undefined {
  if (operand.kind === 'value') return operand.value;
  const value = valueAt(item, operand.path);
  return operand.kind === 'size' && value !== undefined ? measure(value) : value;
}

/** `size`: characters of text, bytes, or members. */
function measure(value: Value): Value | undefined {
  switch (value.type) {
    case 'S':
      return { type: 'N', value: String([...value.value].length) };
    case 'B':
    case 'L':
    case 'SS':
    case 'NS':
    case 'BS':
      return { type: 'N', value: String(value.value.length) };
    case 'M':
      return { type: 'N', value: String(value.value.size) };
    default:
      return undefined;
  }
}

function compare(
  comparator: Comparator,
  left: Value | undefined,
  right: Value | undefined,
): boolean {
  if (left === undefined || right === undefined) return comparator === '<>';
  if (comparator === '=') return areEqual(left, right);
  if (comparator === '<>') return !areEqual(left, right);
  const order = compareValues(left, right);
  if (order === undefined) return false;
  if (comparator === '<') return order < 0;
  if (comparator === '<=') return order <= 0;
  return comparator === '>' ? order > 0 : order >= 0;
}

function begins(value: Value | undefined, start: Value | undefined): boolean {
  if (value?.type === 'S' && start?.type === 'S') return value.value.startsWith(start.value);
  if (value?.type !== 'B' || start?.type !== 'B') return false;
  const head = value.value.subarray(0, start.value.length);
  return Buffer.compare(head, start.value) === 0;
}

function contains(value: Value | undefined, part: Value | undefined): boolean {
  if (value === undefined || part === undefined) return false;
  switch (value.type) {
    case 'S':
      return part.type === 'S' && value.value.includes(part.value);
    case 'B':
      return part.type === 'B' && Buffer.from(value.value).includes(Buffer.from(part.value));
    case 'L':
      return value.value.some((item) => areEqual(item, part));
    case 'SS':
      return part.type === 'S' && value.value.includes(part.value);
    case 'NS':
      return part.type === 'N' && value.value.includes(part.value);
    case 'BS':
      return (
        part.type === 'B' && value.value.some((item) => Buffer.compare(item, part.value) === 0)
      );
    default:
      return false;
  }
}
