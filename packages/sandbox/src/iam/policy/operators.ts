import { containsAddress, parseAddress, parseCidr } from '../../network/addresses/cidr.ts';
import { matchesPattern, type Pattern, readPattern, type VariableValue } from './pattern.ts';

/** A value of a condition as written, and read as a pattern. */
export interface ExpectedValue {
  readonly text: string;
  readonly pattern: Pattern;
  /** Whether `${…}` in the text are policy variables. */
  readonly variables: boolean;
}

/** How a condition compares; IAM negates over all expected values, not over each. */
export type Operator =
  | { readonly kind: 'null' }
  | {
      readonly kind: 'compare';
      readonly negated: boolean;
      /** Whether `*` and `?` in expected values are wildcards. */
      readonly wildcards: boolean;
      readonly test: Test;
    };

type Test = (expected: ExpectedValue, actual: string, variable: VariableValue) => boolean;

const pattern: Test = (expected, actual, variable) =>
  matchesPattern(expected.pattern, actual, variable);

const ignoringCase: Test = (expected, actual, variable) =>
  matchesPattern(
    readPattern(expected.text.toLowerCase(), { variables: expected.variables, wildcards: false }),
    actual.toLowerCase(),
    variable,
  );

/** Each of an ARN's six parts is compared by itself, so that `*` does not reach over a colon. */
const arn: Test = (expected, actual, variable) => {
  const given = partsOfArn(actual);
  if (expected.text === '*') return true;
  return partsOfArn(expected.text).every((part, index) =>
    matchesPattern(
      readPattern(part, { variables: expected.variables, wildcards: true }),
      given[index] ?? '',
      variable,
    ),
  );
};

const address: Test = (expected, actual) => {
  const block = parseCidr(expected.text.includes('/') ? expected.text : `${expected.text}/32`);
  const given = parseAddress(actual);
  return block !== undefined && given !== undefined && containsAddress(block, given);
};

const boolean: Test = (expected, actual) => expected.text.toLowerCase() === actual.toLowerCase();

/** The operators of IAM by name, without `IfExists` and `ForAllValues:`. */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['StringEquals', compare(pattern)],
  ['StringNotEquals', compare(pattern, { negated: true })],
  ['StringEqualsIgnoreCase', compare(ignoringCase)],
  ['StringNotEqualsIgnoreCase', compare(ignoringCase, { negated: true })],
  ['StringLike', compare(pattern, { wildcards: true })],
  ['StringNotLike', compare(pattern, { wildcards: true, negated: true })],
  ['ArnEquals', compare(arn, { wildcards: true })],
  ['ArnLike', compare(arn, { wildcards: true })],
  ['ArnNotEquals', compare(arn, { wildcards: true, negated: true })],
  ['ArnNotLike', compare(arn, { wildcards: true, negated: true })],
  ...ordered('Numeric', Number),
  ...ordered('Date', timeOf),
  ['Bool', compare(boolean)],
  ['IpAddress', compare(address)],
  ['NotIpAddress', compare(address, { negated: true })],
  ['Null', { kind: 'null' }],
]);

function compare(
  test: Test,
  options: { readonly negated?: boolean; readonly wildcards?: boolean } = {},
): Operator {
  const { negated = false, wildcards = false } = options;
  return { kind: 'compare', negated, wildcards, test };
}

/** `NumericLessThan` and the rest of its family, or the same for dates. */
function ordered(family: string, read: (text: string) => number): readonly [string, Operator][] {
  const by = (holds: (actual: number, expected: number) => boolean, negated = false): Operator =>
    compare((expected, actual) => holds(read(actual), read(expected.text)), { negated });
  return [
    [`${family}Equals`, by((actual, expected) => actual === expected)],
    [`${family}NotEquals`, by((actual, expected) => actual === expected, true)],
    [`${family}LessThan`, by((actual, expected) => actual < expected)],
    [`${family}LessThanEquals`, by((actual, expected) => actual <= expected)],
    [`${family}GreaterThan`, by((actual, expected) => actual > expected)],
    [`${family}GreaterThanEquals`, by((actual, expected) => actual >= expected)],
  ];
}

/** An ISO 8601 date or seconds since 1970, in milliseconds. */
function timeOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

/** The six parts of an ARN. Splits at colons, but not at those within a policy variable such as `${aws:PrincipalAccount}`. */
export function partsOfArn(text: string): readonly string[] {
  const hidden = text.replace(/\$\{[^}]*\}/g, (variable) => variable.replaceAll(':', '\n'));
  const parts = hidden.split(':').map((part) => part.replaceAll('\n', ':'));
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
