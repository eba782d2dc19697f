import { NotModelled } from '../../aws/aws-error.ts';
import { type Condition, readOperator } from './condition.ts';
import { malformed, syntaxError } from './malformed.ts';
import { type ExpectedValue, partsOfArn } from './operators.ts';
import { readPattern } from './pattern.ts';
import type { PolicyReading } from './policy-reading.ts';
import { readValues } from './read-values.ts';

/** The lines of a `Condition` block, all of which must hold. */
export function readConditions(block: unknown, reading: PolicyReading): readonly Condition[] {
  if (block === undefined) return [];
  return entriesOf(block).flatMap(([name, keys]) => {
    if (/^(?:ForAllValues:|ForAnyValue:)?BinaryEquals/.test(name)) {
      throw new NotModelled(`the condition operator ${name}`);
    }
    const operator = readOperator(name);
    if (operator === undefined) throw malformed(`Invalid Condition type : ${name}`);
    return entriesOf(keys).map(([key, values]): Condition => {
      checkKey(key);
      if (/^(?:\w+:)?Arn/.test(name)) checkArns(readValues(values));
      return { ...operator, key, expected: expectedValues(values, operator, reading) };
    });
  });
}

function expectedValues(
  values: unknown,
  { operator }: Pick<Condition, 'operator'>,
  reading: PolicyReading,
): readonly ExpectedValue[] {
  const wildcards = operator.kind === 'compare' && operator.wildcards;
  return readValues(values).map((text) => ({
    text,
    pattern: readPattern(text, { variables: reading.variables, wildcards }),
    variables: reading.variables,
  }));
}

/** What IAM makes of an ARN with fewer than six parts is not documented. */
function checkArns(arns: readonly string[]): void {
  for (const arn of arns) {
    if (arn === '*' || partsOfArn(arn).length === 6) continue;
    throw new NotModelled(`the condition value ${arn}, an ARN of fewer than six parts`);
  }
}

function checkKey(key: string): void {
  if (!/^[\w.-]+(\/[\w.-]+)*:.+$/.test(key)) {
    throw malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
  }
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw syntaxError();
  return Object.entries(value);
}
