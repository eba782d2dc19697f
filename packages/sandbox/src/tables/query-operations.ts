import type { QueryInput, QueryOutput, ScanInput, ScanOutput } from '@aws-sdk/client-dynamodb';
import { NotModelled } from '../aws/aws-error.ts';
import type { Operation, Operations } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { refuseReports } from './check-item.ts';
import { meets } from './expressions/evaluate-condition.ts';
import type { Condition, Path } from './expressions/expression.ts';
import { parseCondition } from './expressions/parse-condition.ts';
import { pathsOf } from './expressions/paths-of.ts';
import { type Placeholders, readPlaceholders } from './expressions/placeholders.ts';
import { parseProjection, project } from './expressions/project.ts';
import { readKeyCondition } from './read-key-condition.ts';
import { type Page, partitionHash, readPage } from './read-page.ts';
import { type KeySchema, keyAttributes, type Table, type TableIndex } from './table.ts';
import { invalid, tableErrors } from './table-errors.ts';
import { needOnIndex, type TableParts } from './table-parts.ts';
import { areEqual } from './values/compare.ts';
import { readAttributes } from './values/read-value.ts';
import type { Attributes } from './values/value.ts';
import { writeAttributes } from './values/write-value.ts';

const commonFields = [
  'TableName',
  'IndexName',
  'ConsistentRead',
  'ExclusiveStartKey',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'FilterExpression',
  'Limit',
  'ProjectionExpression',
  'ReturnConsumedCapacity',
  'Select',
];

/** Query and Scan. */
export function queryOperations(parts: TableParts): Operations {
  const { store } = parts;

  const Query: Operation<QueryInput, QueryOutput> = {
    needs: (input) => needOnIndex(parts, 'Query', input),
    run: (input) => {
      refuseUnknown('Query', input, [
        ...commonFields,
        'KeyConditionExpression',
        'ScanIndexForward',
      ]);
      const source = input.KeyConditionExpression;
      if (source === undefined) {
        throw invalid(
          'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
        );
      }
      const placeholders = readPlaceholders(input, true);
      const condition = parseCondition(source, 'KeyConditionExpression', placeholders);
      const reading = readReading(input, placeholders);
      const table = store.existing(input.TableName);
      const index = indexOf(table, input);
      const schema = index?.key ?? table.description.key;
      const { partition, sort } = readKeyCondition(condition, schema);
      refuseFilterOnKeys(reading.filter, schema);
      const isMeant = (item: Attributes) => {
        const value = item.get(schema.partition.name);
        return (
          value !== undefined &&
          areEqual(value, partition) &&
          (sort === undefined || meets(sort, item))
        );
      };
      const page = readPage(table, {
        ...pageOf(input, table, index),
        isMeant,
        backward: input.ScanIndexForward === false,
      });
      return answer(page, reading, input);
    },
  };

  const Scan: Operation<ScanInput, ScanOutput> = {
    needs: (input) => needOnIndex(parts, 'Scan', input),
    run: (input) => {
      refuseUnknown('Scan', input, [...commonFields, 'Segment', 'TotalSegments']);
      const { FilterExpression, ProjectionExpression } = input;
      const placeholders = readPlaceholders(
        input,
        (FilterExpression ?? ProjectionExpression) !== undefined,
      );
      const reading = readReading(input, placeholders);
      const isInSegment = readSegment(input);
      const table = store.existing(input.TableName);
      const index = indexOf(table, input);
      const { name } = (index?.key ?? table.description.key).partition;
      const isMeant = (item: Attributes) => isInSegment(item, name);
      return answer(readPage(table, { ...pageOf(input, table, index), isMeant }), reading, input);
    },
  };

  return { Query, Scan };
}

type CommonInput = Pick<
  QueryInput & ScanInput,
  | 'ConsistentRead'
  | 'ExclusiveStartKey'
  | 'FilterExpression'
  | 'IndexName'
  | 'Limit'
  | 'ProjectionExpression'
  | 'ReturnConsumedCapacity'
  | 'Select'
>;

/** What is given of the items of a page. */
interface Reading {
  readonly filter?: Condition;
  readonly paths?: readonly Path[];
}

function readReading(input: CommonInput, placeholders: Placeholders): Reading {
  refuseReports(input);
  const { FilterExpression: filter, ProjectionExpression: projection } = input;
  const reading = {
    ...(filter === undefined
      ? {}
      : { filter: parseCondition(filter, 'FilterExpression', placeholders) }),
    ...(projection === undefined ? {} : { paths: parseProjection(projection, placeholders) }),
  };
  placeholders.checkAllUsed();
  checkSelect(input);
  return reading;
}

function checkSelect({ Select: select, ProjectionExpression, IndexName }: CommonInput): void {
  if (select === 'SPECIFIC_ATTRIBUTES' && ProjectionExpression === undefined) {
    throw invalid(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  }
  if (
    select !== undefined &&
    select !== 'SPECIFIC_ATTRIBUTES' &&
    ProjectionExpression !== undefined
  ) {
    throw invalid(`Cannot specify the ProjectionExpression when choosing to get ${select}`);
  }
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && IndexName === undefined) {
    throw invalid('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
}

function indexOf(table: Table, input: CommonInput): TableIndex | undefined {
  if (input.IndexName === undefined) return undefined;
  const index = table.description.indexes.find(({ name }) => name === input.IndexName);
  if (index === undefined) throw tableErrors.noIndex(input.IndexName);
  if (index.kind === 'global' && input.ConsistentRead) {
    throw invalid('Consistent reads are not supported on global secondary indexes');
  }
  if (input.Select === 'ALL_ATTRIBUTES' && index.projection.kind !== 'ALL') {
    if (index.kind === 'local')
      throw new NotModelled('ALL_ATTRIBUTES of a local index without them');
    throw invalid(
      `One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
    );
  }
  return index;
}

function pageOf(input: CommonInput, table: Table, index: TableIndex | undefined) {
  const { Limit: limit, ExclusiveStartKey: start } = input;
  if (limit !== undefined && limit < 1) {
    throw invalid(
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  }
  return {
    ...(index === undefined ? {} : { index }),
    ...(limit === undefined ? {} : { limit }),
    ...(start === undefined ? {} : { after: readStart(readAttributes(start), table, index) }),
  };
}

function readStart(start: Attributes, table: Table, index: TableIndex | undefined): Attributes {
  const schemas = [table.description.key, ...(index === undefined ? [] : [index.key])];
  const attributes = schemas.flatMap(keyAttributes);
  const fits = attributes.every(({ name, type }) => start.get(name)?.type === type);
  const count = new Set(attributes.map(({ name }) => name)).size;
  if (fits && start.size === count) return start;
  throw invalid('The provided starting key is invalid');
}

function readSegment(input: ScanInput): (item: Attributes, partition: string) => boolean {
  const { Segment: segment, TotalSegments: total } = input;
  if (segment === undefined && total === undefined) return () => true;
  if (segment === undefined || total === undefined) {
    const [missing, given] =
      total === undefined ? ['TotalSegments', 'Segment'] : ['Segment', 'TotalSegments'];
    throw invalid(
      `The ${missing} parameter is required but was not present in the request when ${given} parameter is present`,
    );
  }
  if (segment >= total) {
    throw invalid(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
    );
  }
  return (item, partition) => {
    const value = item.get(partition);
    const hash = value === undefined ? 0 : Number.parseInt(partitionHash(value).slice(0, 8), 16);
    return hash % total === segment;
  };
}

function refuseFilterOnKeys(filter: Condition | undefined, schema: KeySchema): void {
  if (filter === undefined) return;
  const keys = keyAttributes(schema).map(({ name }) => name);
  const used = pathsOf(filter).find(([first]) => keys.includes(String(first)));
  if (used === undefined) return;
  throw invalid(
    `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${used[0]}`,
  );
}

function answer({ items, lastKey }: Page, { filter, paths }: Reading, input: CommonInput) {
  const found = filter === undefined ? items : items.filter((item) => meets(filter, item));
  const given = paths === undefined ? found : found.map((item) => project(item, paths));
  return {
    ...(input.Select === 'COUNT' ? {} : { Items: given.map(writeAttributes) }),
    Count: found.length,
    ScannedCount: items.length,
    ...(lastKey === undefined ? {} : { LastEvaluatedKey: writeAttributes(lastKey) }),
  };
}
