import type {
  DeleteItemInput,
  DeleteItemOutput,
  GetItemInput,
  GetItemOutput,
  PutItemInput,
  PutItemOutput,
  UpdateItemInput,
  UpdateItemOutput,
} from '@aws-sdk/client-dynamodb';
import type { Operation, Operations } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { commit, readDelete, readPut, readUpdate } from './change-item.ts';
import { checkKey, refuseReports } from './check-item.ts';
import type { UpdateAction } from './expressions/expression.ts';
import { readPlaceholders } from './expressions/placeholders.ts';
import { parseProjection, project } from './expressions/project.ts';
import { invalid } from './table-errors.ts';
import { needOn, type TableParts } from './table-parts.ts';
import { readAttributes } from './values/read-value.ts';
import type { Attributes } from './values/value.ts';
import { writeAttributes } from './values/write-value.ts';

const changeFields = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnConsumedCapacity',
  'ReturnItemCollectionMetrics',
  'ReturnValues',
  'ReturnValuesOnConditionCheckFailure',
];

/** Operations on single items. */
export function itemOperations(parts: TableParts): Operations {
  const { store } = parts;

  const GetItem: Operation<GetItemInput, GetItemOutput> = {
    needs: ({ TableName }) => needOn(parts, 'GetItem', TableName),
    run: (input) => {
      refuseUnknown('GetItem', input, [
        'TableName',
        'Key',
        'ConsistentRead',
        'ProjectionExpression',
        'ExpressionAttributeNames',
        'ReturnConsumedCapacity',
      ]);
      refuseReports(input);
      const { ProjectionExpression: projection } = input;
      const placeholders = readPlaceholders(input, projection !== undefined);
      const paths =
        projection === undefined ? undefined : parseProjection(projection, placeholders);
      placeholders.checkAllUsed();
      const key = readAttributes(input.Key ?? {});
      const table = store.existing(input.TableName);
      const item = table.items.get(checkKey(key, table.description));
      if (item === undefined) return {};
      return { Item: writeAttributes(paths === undefined ? item : project(item, paths)) };
    },
  };

  const PutItem: Operation<PutItemInput, PutItemOutput> = {
    needs: ({ TableName }) => needOn(parts, 'PutItem', TableName),
    run: (input) => {
      refuseUnknown('PutItem', input, [...changeFields, 'Item']);
      refuseReports(input);
      checkReturn(input.ReturnValues, ['NONE', 'ALL_OLD']);
      const table = store.existing(input.TableName);
      return oldItem(input, commit(readPut(table, input), failure(input)));
    },
  };

  const DeleteItem: Operation<DeleteItemInput, DeleteItemOutput> = {
    needs: ({ TableName }) => needOn(parts, 'DeleteItem', TableName),
    run: (input) => {
      refuseUnknown('DeleteItem', input, [...changeFields, 'Key']);
      refuseReports(input);
      checkReturn(input.ReturnValues, ['NONE', 'ALL_OLD']);
      const table = store.existing(input.TableName);
      return oldItem(input, commit(readDelete(table, input), failure(input)));
    },
  };

  const UpdateItem: Operation<UpdateItemInput, UpdateItemOutput> = {
    needs: ({ TableName }) => needOn(parts, 'UpdateItem', TableName),
    run: (input) => {
      refuseUnknown('UpdateItem', input, [...changeFields, 'Key', 'UpdateExpression']);
      refuseReports(input);
      checkReturn(input.ReturnValues, returns);
      const table = store.existing(input.TableName);
      const change = readUpdate(table, input);
      const before = commit(change, failure(input));
      const after = table.items.get(change.key);
      const attributes = returned(input.ReturnValues, { before, after }, change.actions ?? []);
      return attributes === undefined || attributes.size === 0
        ? {}
        : { Attributes: writeAttributes(attributes) };
    },
  };

  return { GetItem, PutItem, DeleteItem, UpdateItem };
}

const returns = ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'];

function checkReturn(given: string | undefined, allowed: readonly string[]): void {
  if (given === undefined || allowed.includes(given)) return;
  throw returns.includes(given)
    ? invalid('Return values set to invalid value')
    : invalid(
        `1 validation error detected: Value '${given}' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]`,
      );
}

/** What a failed condition tells of the item, if the caller wants to know. */
function failure(input: {
  readonly ReturnValuesOnConditionCheckFailure?: string | undefined;
}): ((before: Attributes) => object) | undefined {
  if (input.ReturnValuesOnConditionCheckFailure !== 'ALL_OLD') return undefined;
  return (before) => ({ Item: writeAttributes(before) });
}

function oldItem(
  { ReturnValues: wanted }: { readonly ReturnValues?: string | undefined },
  before: Attributes | undefined,
): PutItemOutput {
  return wanted === 'ALL_OLD' && before ? { Attributes: writeAttributes(before) } : {};
}

function returned(
  wanted: string | undefined,
  {
    before,
    after,
  }: { readonly before: Attributes | undefined; readonly after: Attributes | undefined },
  actions: readonly UpdateAction[],
): Attributes | undefined {
  const paths = actions.map(({ path }) => path);
  switch (wanted) {
    case 'ALL_OLD':
      return before;
    case 'ALL_NEW':
      return after;
    case 'UPDATED_OLD':
      return before && project(before, paths);
    case 'UPDATED_NEW':
      return after && project(after, paths);
    default:
      return undefined;
  }
}
