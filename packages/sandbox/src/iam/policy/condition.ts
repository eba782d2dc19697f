import type { Context } from './context.ts';
import { type ExpectedValue, type Operator, operators } from './operators.ts';
import type { VariableValue } from './pattern.ts';

/** One line of a `Condition` block: `"StringLike": {"aws:SourceArn": ["…", "…"]}`. */
export interface Condition {
  readonly operator: Operator;
  readonly ifExists: boolean;
  /** `ForAllValues` or `ForAnyValue`; absent for keys with one value. */
  readonly over?: 'all' | 'any';
  readonly key: string;
  readonly expected: readonly ExpectedValue[];
}

/** Whether the request meets the condition. */
export function holds(condition: Condition, context: Context): boolean {
  const actual = context.values(condition.key);
  const { operator, expected } = condition;
  if (operator.kind === 'null') {
    return expected.some(({ text }) => (text.toLowerCase() === 'true') === (actual.length === 0));
  }
  if (actual.length === 0) {
    if (condition.over === 'any') return condition.ifExists;
    return condition.over === 'all' || condition.ifExists || operator.negated;
  }
  const variable = variablesOf(context);
  const meets = (value: string): boolean =>
    expected.some((one) => operator.test(one, value, variable)) !== operator.negated;
  return condition.over === 'any' ? actual.some(meets) : actual.every(meets);
}

/** Splits `ForAnyValue:StringLikeIfExists`; undefined when IAM has no such operator. */
export function readOperator(
  name: string,
): Pick<Condition, 'operator' | 'ifExists' | 'over'> | undefined {
  const [, over, plainName = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(name) ?? [];
  const operator = operators.get(plainName);
  if (operator === undefined) return undefined;
  return {
    operator,
    ifExists: ifExists !== undefined,
    ...(over === undefined ? {} : { over: over === 'ForAllValues' ? 'all' : 'any' }),
  };
}

/** Policy variables are condition keys that have one value. */
export function variablesOf(context: Context): VariableValue {
  return (key) => {
    const values = context.values(key);
    return values.length === 1 ? values[0] : undefined;
  };
}
