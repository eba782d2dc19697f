import type { Condition, Operand, Path } from './expression.ts';

/** Every path that a condition looks at. */
export function pathsOf(condition: Condition): readonly Path[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...pathsOf(condition.left), ...pathsOf(condition.right)];
    case 'not':
      return pathsOf(condition.condition);
    case 'compare':
      return pathsIn(condition.left, condition.right);
    case 'between':
      return pathsIn(condition.operand, condition.low, condition.high);
    case 'in':
      return pathsIn(condition.operand, ...condition.among);
    case 'exists':
    case 'type':
      return [condition.path];
    case 'begins':
      return pathsIn(condition.operand, condition.start);
    case 'contains':
      return pathsIn(condition.operand, condition.part);
  }
}

function pathsIn(...operands: readonly Operand[]): readonly Path[] {
  return operands.flatMap((operand) => (operand.kind === 'value' ? [] : [operand.path]));
}
