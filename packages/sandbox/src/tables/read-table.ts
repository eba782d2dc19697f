import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { readObjects, readTexts } from '../resources/read-lists.ts';
import type { KeySchema, KeyType, TableDescription, TableIndex } from './table.ts';
import { keyAttributes } from './table.ts';
import { invalid, invalidValues } from './table-errors.ts';

interface Definition {
  readonly AttributeName?: unknown;
  readonly AttributeType?: unknown;
}

interface KeyElement {
  readonly AttributeName?: unknown;
  readonly KeyType?: unknown;
}

/** An index as CreateTable and templates give it. */
interface IndexInput {
  readonly IndexName?: unknown;
  readonly KeySchema?: unknown;
  readonly Projection?: unknown;
}

/** A table as CreateTable and templates give it, both in the same words. */
export interface TableInput {
  readonly AttributeDefinitions?: readonly Definition[] | undefined;
  readonly KeySchema?: readonly KeyElement[] | undefined;
  readonly BillingMode?: unknown;
  readonly ProvisionedThroughput?: unknown;
  readonly GlobalSecondaryIndexes?: readonly IndexInput[] | undefined;
  readonly LocalSecondaryIndexes?: readonly IndexInput[] | undefined;
}

/** Checks what a table is to be. Throws ValidationException. */
export function readTable(
  input: TableInput,
): Pick<TableDescription, 'key' | 'indexes' | 'billing' | 'throughput'> {
  const types = readDefinitions(input.AttributeDefinitions ?? []);
  const key = readKey(input.KeySchema ?? [], types);
  const indexes = [
    ...(input.GlobalSecondaryIndexes ?? []).map((index) => readIndex('global', index, types)),
    ...(input.LocalSecondaryIndexes ?? []).map((index) => readIndex('local', index, types)),
  ];
  checkIndexes(indexes, key);
  const used = new Set(
    [key, ...indexes.map((index) => index.key)].flatMap(keyAttributes).map(({ name }) => name),
  );
  if (used.size < types.size) {
    throw invalidValues(
      `Some AttributeDefinitions are not used. AttributeDefinitions: [${[...types.keys()].join(', ')}], keys used: [${[...used].join(', ')}]`,
    );
  }
  return { key, indexes, ...readBilling(input) };
}

export function checkTableName(name: string): string {
  if (/^[A-Za-z0-9_.-]{3,255}$/.test(name)) return name;
  throw invalid(
    /^[A-Za-z0-9_.-]*$/.test(name)
      ? 'TableName must be at least 3 characters long and at most 255 characters long'
      : `1 validation error detected: Value '${name}' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+`,
  );
}

function readDefinitions(definitions: readonly Definition[]): Map<string, KeyType> {
  return new Map(
    definitions.map(({ AttributeName: name, AttributeType: type }) => {
      if (type === 'S' || type === 'N' || type === 'B') return [String(name), type];
      throw invalid(
        `1 validation error detected: Value '${type}' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]`,
      );
    }),
  );
}

function readKey(elements: readonly KeyElement[], types: ReadonlyMap<string, KeyType>): KeySchema {
  const [first, second, ...more] = elements;
  if (first === undefined || more.length > 0) {
    throw invalid(
      `1 validation error detected: Value at 'keySchema' failed to satisfy constraint: Member must have length ${first === undefined ? 'greater than or equal to 1' : 'less than or equal to 2'}`,
    );
  }
  if (first.KeyType !== 'HASH') {
    throw invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  }
  if (second !== undefined && second.KeyType !== 'RANGE') {
    throw invalid('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  }
  if (second !== undefined && second.AttributeName === first.AttributeName) {
    throw invalid(
      'Both the Hash Key and the Range Key element in the KeySchema have the same name',
    );
  }
  const attribute = ({ AttributeName }: KeyElement) => {
    const name = String(AttributeName);
    const type = types.get(name);
    if (type !== undefined) return { name, type };
    throw invalidValues(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${elements.map(({ AttributeName }) => AttributeName).join(', ')}], AttributeDefinitions: [${[...types.keys()].join(', ')}]`,
    );
  };
  return {
    partition: attribute(first),
    ...(second === undefined ? {} : { sort: attribute(second) }),
  };
}

function readIndex(
  kind: TableIndex['kind'],
  input: IndexInput,
  types: ReadonlyMap<string, KeyType>,
): TableIndex {
  refuseUnknown(`a ${kind} secondary index`, input, [
    'IndexName',
    'KeySchema',
    'Projection',
    'ProvisionedThroughput',
  ]);
  return {
    kind,
    name: checkTableName(String(input.IndexName ?? '')),
    key: readKey(readObjects({ ...input }, 'KeySchema'), types),
    projection: readProjection(input.Projection),
  };
}

function readProjection(given: unknown): TableIndex['projection'] {
  const projection = fieldsOf(given);
  const kind = projection.ProjectionType;
  const names = readTexts(projection, 'NonKeyAttributes');
  if (kind === 'INCLUDE') {
    if (names.length === 0) {
      throw invalidValues('ProjectionType is INCLUDE, but NonKeyAttributes is not specified');
    }
    return { kind, names };
  }
  if (kind !== 'ALL' && kind !== 'KEYS_ONLY') {
    throw invalidValues(`Unknown ProjectionType: ${kind ?? 'null'}`);
  }
  if (names.length > 0) {
    throw invalidValues(`ProjectionType is ${kind}, but NonKeyAttributes is specified`);
  }
  return { kind };
}

function checkIndexes(indexes: readonly TableIndex[], key: KeySchema): void {
  const names = indexes.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw invalidValues(`Duplicate index name: ${repeated}`);
  const stray = indexes.find(
    (index) => index.kind === 'local' && index.key.partition.name !== key.partition.name,
  );
  if (stray !== undefined) {
    throw invalidValues(
      `Table KeySchema: The hash key of the local index ${stray.name} is not that of the table`,
    );
  }
  if (indexes.filter(({ kind }) => kind === 'global').length > 20) {
    throw invalidValues('GlobalSecondaryIndex count exceeds the per-table limit of 20');
  }
  if (indexes.filter(({ kind }) => kind === 'local').length > 5) {
    throw invalidValues('Number of LocalSecondaryIndexes exceeds per-table limit of 5');
  }
}

function readBilling(input: TableInput): Pick<TableDescription, 'billing' | 'throughput'> {
  const { BillingMode: mode = 'PROVISIONED', ProvisionedThroughput: given } = input;
  if (mode !== 'PAY_PER_REQUEST' && mode !== 'PROVISIONED') {
    throw invalid(
      `1 validation error detected: Value '${mode}' at 'billingMode' failed to satisfy constraint: Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]`,
    );
  }
  if (mode === 'PAY_PER_REQUEST') {
    if (given !== undefined) {
      throw invalidValues(
        'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
      );
    }
    return { billing: mode };
  }
  if (given === undefined) {
    throw invalidValues(
      'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    );
  }
  return {
    billing: mode,
    throughput: {
      read: Number(fieldsOf(given).ReadCapacityUnits),
      write: Number(fieldsOf(given).WriteCapacityUnits),
    },
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
