import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { invalid } from '../table-errors.ts';
import { readValue } from '../values/read-value.ts';
import type { Value } from '../values/value.ts';
import { isReserved } from './reserved-words.ts';
import type { ExpressionName } from './tokens.ts';

/** What stands for `#name` and `:value` in the expressions of one call. */
export interface Placeholders {
  name(placeholder: string, expression: ExpressionName): string;
  value(placeholder: string, expression: ExpressionName): Value;
  /** Throws ValidationException when some were given that no expression uses. */
  checkAllUsed(): void;
}

/** The parts of an input that give placeholders. */
export interface PlaceholderInput {
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, AttributeValue> | undefined;
}

/** `hasExpression`: whether the call has any expression that could use them. */
export function readPlaceholders(input: PlaceholderInput, hasExpression: boolean): Placeholders {
  const names = readNames(input.ExpressionAttributeNames, hasExpression);
  const values = readValues(input.ExpressionAttributeValues, hasExpression);
  const used = new Set<string>();

  return {
    name: (placeholder, expression) => {
      const name = names.get(placeholder);
      if (name === undefined) {
        throw invalid(
          `Invalid ${expression}: An expression attribute name used in the document path is not defined; attribute name: ${placeholder}`,
        );
      }
      used.add(placeholder);
      return name;
    },
    value: (placeholder, expression) => {
      const value = values.get(placeholder);
      if (value === undefined) {
        throw invalid(
          `Invalid ${expression}: An expression attribute value used in expression is not defined; attribute value: ${placeholder}`,
        );
      }
      used.add(placeholder);
      return value;
    },
    checkAllUsed: () => {
      refuseUnused('ExpressionAttributeNames', [...names.keys()], used);
      refuseUnused('ExpressionAttributeValues', [...values.keys()], used);
    },
  };
}

/** A name as it stands in an expression. Throws for one that only a placeholder can name. */
export function checkBareName(name: string, expression: ExpressionName): string {
  if (!isReserved(name)) return name;
  throw invalid(
    `Invalid ${expression}: Attribute name is a reserved keyword; reserved keyword: ${name}`,
  );
}

function readNames(
  given: Record<string, string> | undefined,
  hasExpression: boolean,
): ReadonlyMap<string, string> {
  if (given === undefined) return new Map();
  checkGiven('ExpressionAttributeNames', Object.keys(given), /^#[A-Za-z0-9_]+$/, hasExpression);
  return new Map(Object.entries(given));
}

function readValues(
  given: Record<string, AttributeValue> | undefined,
  hasExpression: boolean,
): ReadonlyMap<string, Value> {
  if (given === undefined) return new Map();
  checkGiven('ExpressionAttributeValues', Object.keys(given), /^:[A-Za-z0-9_]+$/, hasExpression);
  return new Map(
    Object.entries(given).map(([placeholder, value]) => [placeholder, readValue(value)]),
  );
}

function checkGiven(
  what: string,
  placeholders: readonly string[],
  form: RegExp,
  hasExpression: boolean,
): void {
  if (!hasExpression) throw invalid(`${what} can only be specified when using expressions`);
  if (placeholders.length === 0) throw invalid(`${what} must not be empty`);
  const wrong = placeholders.find((placeholder) => !form.test(placeholder));
  if (wrong === undefined) return;
  throw invalid(`${what} contains invalid key: Syntax error; key: "${wrong}"`);
}

function refuseUnused(
  what: string,
  placeholders: readonly string[],
  used: ReadonlySet<string>,
): void {
  const unused = placeholders.filter((placeholder) => !used.has(placeholder));
  if (unused.length === 0) return;
  throw invalid(`Value provided in ${what} unused in expressions: keys: {${unused.join(', ')}}`);
}
