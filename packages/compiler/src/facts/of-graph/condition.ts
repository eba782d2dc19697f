import type { Scope } from './scope.ts';

type ResolveValue = (value: unknown, scope: Scope) => unknown;

/**
 * Whether a template's condition holds with its parameters' defaults. One that depends on a
 * parameter without default holds: such a parameter is always given.
 */
export function conditionHolds(name: string, scope: Scope, resolveValue: ResolveValue): boolean {
  const condition = scope.conditions[name];
  return condition === undefined || (evaluate(condition, scope, resolveValue) ?? true);
}

function evaluate(
  condition: unknown,
  scope: Scope,
  resolveValue: ResolveValue,
): boolean | undefined {
  const [operator, argument] = Object.entries(condition ?? {})[0] ?? [];
  const parts = () =>
    (argument as readonly unknown[]).map((part) => evaluate(part, scope, resolveValue));
  switch (operator) {
    case 'Condition':
      return evaluate(scope.conditions[String(argument)], scope, resolveValue);
    case 'Fn::Equals':
      return equals(resolveValue(argument, scope));
    case 'Fn::Not':
      return negate(parts()[0]);
    case 'Fn::And':
      return parts().every((part) => part ?? true);
    case 'Fn::Or':
      return parts().some((part) => part ?? true);
    default:
      return undefined;
  }
}

function equals(sides: unknown): boolean | undefined {
  const [left, right] = Array.isArray(sides) ? sides.map(String) : [];
  if (left === right) return true;
  return left?.includes('${') || right?.includes('${') ? undefined : false;
}

function negate(holds: boolean | undefined): boolean | undefined {
  return holds === undefined ? undefined : !holds;
}
