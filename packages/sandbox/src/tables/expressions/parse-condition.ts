import { invalid } from '../table-errors.ts';
import type { Value, ValueType } from '../values/value.ts';
import type { Comparator, Condition, Operand } from './expression.ts';
import type { Placeholders } from './placeholders.ts';
import { createTokenReader, type TokenReader } from './token-reader.ts';
import type { ExpressionName } from './tokens.ts';

/** Reads a condition, filter or key condition. Throws ValidationException in DynamoDB's words. */
export function parseCondition(
  source: string,
  expression: ExpressionName,
  placeholders: Placeholders,
): Condition {
  const reader = createTokenReader(source, expression, placeholders);
  const condition = readOr(reader);
  if (!reader.atEnd()) reader.fail();
  return condition;
}

function readOr(reader: TokenReader): Condition {
  let left = readAnd(reader);
  while (reader.take('OR')) left = { kind: 'or', left, right: readAnd(reader) };
  return left;
}

function readAnd(reader: TokenReader): Condition {
  let left = readNot(reader);
  while (reader.take('AND')) left = { kind: 'and', left, right: readNot(reader) };
  return left;
}

function readNot(reader: TokenReader): Condition {
  if (reader.take('NOT')) return { kind: 'not', condition: readNot(reader) };
  return readPrimary(reader);
}

function readPrimary(reader: TokenReader): Condition {
  if (reader.take('(')) {
    const condition = readOr(reader);
    reader.expect(')');
    return condition;
  }
  const isCall = reader.peek().kind === 'name' && reader.peek(1).text === '(';
  if (isCall && reader.peek().text !== 'size') return readFunction(reader);
  return readComparison(reader);
}

const functions: Readonly<Record<string, (reader: TokenReader) => Condition>> = {
  attribute_exists: (reader) => ({ kind: 'exists', path: reader.path(), wanted: true }),
  attribute_not_exists: (reader) => ({ kind: 'exists', path: reader.path(), wanted: false }),
  attribute_type: (reader) => {
    const path = reader.path();
    reader.expect(',');
    return { kind: 'type', path, type: readTypeName(reader) };
  },
  begins_with: (reader) => {
    const operand = readOperand(reader);
    reader.expect(',');
    const start = readOperand(reader);
    checkTypes(reader, 'begins_with', [operand, start], ['S', 'B']);
    return { kind: 'begins', operand, start };
  },
  contains: (reader) => {
    const operand = readOperand(reader);
    reader.expect(',');
    return { kind: 'contains', operand, part: readOperand(reader) };
  },
};

function readFunction(reader: TokenReader): Condition {
  const name = reader.peek().text;
  const read = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (read === undefined) {
    throw invalid(`Invalid ${reader.expression}: Invalid function name; function: ${name}`);
  }
  reader.next();
  reader.expect('(');
  const condition = read(reader);
  reader.expect(')');
  return condition;
}

const typeNames = ['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS'];

function readTypeName(reader: TokenReader): string {
  const value = reader.value();
  if (value.type !== 'S') {
    throw operandType(reader, 'attribute_type', value);
  }
  if (typeNames.includes(value.value)) return value.value;
  throw invalid(
    `Invalid ${reader.expression}: Invalid attribute type name found; type: ${value.value}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`,
  );
}

const comparators: readonly Comparator[] = ['=', '<>', '<', '<=', '>', '>='];

function readComparison(reader: TokenReader): Condition {
  const operand = readOperand(reader);
  const comparator = comparators.find((candidate) => reader.take(candidate));
  if (comparator !== undefined) {
    const right = readOperand(reader);
    if (comparator !== '=' && comparator !== '<>') {
      checkTypes(reader, comparator, [operand, right], ['S', 'N', 'B']);
    }
    return { kind: 'compare', comparator, left: operand, right };
  }
  if (reader.take('BETWEEN')) {
    const low = readOperand(reader);
    reader.expect('AND');
    const high = readOperand(reader);
    checkTypes(reader, 'BETWEEN', [operand, low, high], ['S', 'N', 'B']);
    return { kind: 'between', operand, low, high };
  }
  if (!reader.take('IN')) reader.fail();
  reader.expect('(');
  const among = [readOperand(reader)];
  while (reader.take(',')) among.push(readOperand(reader));
  reader.expect(')');
  return { kind: 'in', operand, among };
}

function readOperand(reader: TokenReader): Operand {
  const token = reader.peek();
  if (token.kind === 'value') return { kind: 'value', value: reader.value() };
  if (token.text !== 'size' || reader.peek(1).text !== '(') {
    return { kind: 'path', path: reader.path() };
  }
  reader.next();
  reader.expect('(');
  const path = reader.path();
  reader.expect(')');
  return { kind: 'size', path };
}

/** Values of a type that an operator can never take are refused before any item is looked at. */
function checkTypes(
  reader: TokenReader,
  operator: string,
  operands: readonly Operand[],
  types: readonly ValueType[],
): void {
  for (const operand of operands) {
    if (operand.kind !== 'value' || types.includes(operand.value.type)) continue;
    throw operandType(reader, operator, operand.value);
  }
}

function operandType(reader: TokenReader, operator: string, value: Value) {
  return invalid(
    `Invalid ${reader.expression}: Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${value.type}`,
  );
}
