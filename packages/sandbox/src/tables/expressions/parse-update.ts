import { invalid } from '../table-errors.ts';
import type { Value, ValueType } from '../values/value.ts';
import type { Assigned, UpdateAction } from './expression.ts';
import { refuseOverlaps } from './overlaps.ts';
import type { Placeholders } from './placeholders.ts';
import { createTokenReader, type TokenReader } from './token-reader.ts';

const clauses: Readonly<Record<string, (reader: TokenReader) => UpdateAction>> = {
  SET: (reader) => {
    const path = reader.path();
    reader.expect('=');
    return { kind: 'set', path, to: readAssigned(reader) };
  },
  REMOVE: (reader) => ({ kind: 'remove', path: reader.path() }),
  ADD: (reader) => {
    const path = reader.path();
    return { kind: 'add', path, value: typed(reader, 'ADD', ['N', 'SS', 'NS', 'BS']) };
  },
  DELETE: (reader) => {
    const path = reader.path();
    return { kind: 'delete', path, value: typed(reader, 'DELETE', ['SS', 'NS', 'BS']) };
  },
};

/** Reads an update expression. Throws ValidationException in DynamoDB's words. */
export function parseUpdate(source: string, placeholders: Placeholders): readonly UpdateAction[] {
  const reader = createTokenReader(source, 'UpdateExpression', placeholders);
  const actions: UpdateAction[] = [];
  const seen = new Set<string>();
  while (!reader.atEnd()) {
    const name = Object.keys(clauses).find((clause) => reader.take(clause));
    const read = name === undefined ? undefined : clauses[name];
    if (name === undefined || read === undefined) return reader.fail();
    if (seen.has(name)) {
      throw invalid(
        `Invalid UpdateExpression: The "${name}" section can only be used once in an update expression;`,
      );
    }
    seen.add(name);
    do actions.push(read(reader));
    while (reader.take(','));
  }
  refuseOverlaps(
    actions.map(({ path }) => path),
    'UpdateExpression',
  );
  return actions;
}

function readAssigned(reader: TokenReader): Assigned {
  const left = readTerm(reader);
  if (reader.take('+')) return { kind: 'sum', left, right: readTerm(reader) };
  if (reader.take('-')) return { kind: 'difference', left, right: readTerm(reader) };
  return left;
}

function readTerm(reader: TokenReader): Assigned {
  if (reader.take('(')) {
    const inner = readAssigned(reader);
    reader.expect(')');
    return inner;
  }
  const token = reader.peek();
  if (token.kind === 'value') return { kind: 'value', value: reader.value() };
  if (token.kind !== 'name' || reader.peek(1).text !== '(') {
    return { kind: 'path', path: reader.path() };
  }
  reader.next();
  reader.expect('(');
  const assigned = readCall(token.text, reader);
  reader.expect(')');
  return assigned;
}

function readCall(name: string, reader: TokenReader): Assigned {
  if (name === 'if_not_exists') {
    const path = reader.path();
    reader.expect(',');
    return { kind: 'if-missing', path, otherwise: readTerm(reader) };
  }
  if (name !== 'list_append') {
    throw invalid(`Invalid UpdateExpression: Invalid function name; function: ${name}`);
  }
  const left = readTerm(reader);
  reader.expect(',');
  return { kind: 'append', left, right: readTerm(reader) };
}

function typed(reader: TokenReader, operator: string, types: readonly ValueType[]): Value {
  const value = reader.value();
  if (types.includes(value.type)) return value;
  throw invalid(
    `Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ${operator}, operand type: ${typeWords[value.type]}`,
  );
}

const typeWords: Readonly<Record<ValueType, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  L: 'LIST',
  M: 'MAP',
  SS: 'STRING_SET',
  NS: 'NUMBER_SET',
  BS: 'BINARY_SET',
};
