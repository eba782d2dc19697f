import type {
  AttributeValue,
  BatchGetItemInput,
  BatchGetItemOutput,
  BatchWriteItemInput,
  BatchWriteItemOutput,
  KeysAndAttributes,
} from '@aws-sdk/client-dynamodb';
import type { Operation, Operations } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { commit, type ItemChange, readDelete, readPut } from './change-item.ts';
import { checkKey, refuseReports } from './check-item.ts';
import { readPlaceholders } from './expressions/placeholders.ts';
import { parseProjection, project } from './expressions/project.ts';
import { invalid } from './table-errors.ts';
import { needOn, type TableParts } from './table-parts.ts';
import type { TableStore } from './table-store.ts';
import { readAttributes } from './values/read-value.ts';
import { sizeOfAttributes } from './values/size.ts';
import { writeAttributes } from './values/write-value.ts';

/** What one call gives back: the rest is left in `UnprocessedKeys`. */
const largestAnswer = 16 * 1024 * 1024;

/** BatchGetItem and BatchWriteItem. */
export function batchOperations(parts: TableParts): Operations {
  const { store } = parts;

  const BatchGetItem: Operation<BatchGetItemInput, BatchGetItemOutput> = {
    needs: ({ RequestItems = {} }) =>
      Object.keys(RequestItems).flatMap((table) => needOn(parts, 'BatchGetItem', table)),
    run: (input) => {
      refuseUnknown('BatchGetItem', input, ['RequestItems', 'ReturnConsumedCapacity']);
      refuseReports(input);
      const requests = Object.entries(input.RequestItems ?? {});
      const count = requests.reduce((sum, [, { Keys = [] }]) => sum + Keys.length, 0);
      if (count === 0) throw noRequests();
      if (count > 100) throw invalid('Too many items requested for the BatchGetItem call');
      let room = largestAnswer;
      const responses: Record<string, Record<string, AttributeValue>[]> = {};
      const unprocessed: Record<string, KeysAndAttributes> = {};
      for (const [name, request] of requests) {
        const { items, rest, size } = readItems(store, name, request, room);
        room -= size;
        responses[name] = items;
        if (rest.length > 0) unprocessed[name] = { ...request, Keys: rest };
      }
      return { Responses: responses, UnprocessedKeys: unprocessed };
    },
  };

  const BatchWriteItem: Operation<BatchWriteItemInput, BatchWriteItemOutput> = {
    needs: ({ RequestItems = {} }) =>
      Object.keys(RequestItems).flatMap((table) => needOn(parts, 'BatchWriteItem', table)),
    run: (input) => {
      refuseUnknown('BatchWriteItem', input, [
        'RequestItems',
        'ReturnConsumedCapacity',
        'ReturnItemCollectionMetrics',
      ]);
      refuseReports(input);
      const requests = Object.entries(input.RequestItems ?? {}).flatMap(([name, writes]) =>
        writes.map((write) => ({ name, write })),
      );
      if (requests.length === 0) throw noRequests();
      if (requests.length > 25)
        throw invalid('Too many items requested for the BatchWriteItem call');
      const changes = requests.map(({ name, write }): ItemChange => {
        const table = store.existing(name);
        const { PutRequest: put, DeleteRequest: gone } = write;
        if ((put === undefined) === (gone === undefined)) {
          throw invalid(
            'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
          );
        }
        return put === undefined
          ? readDelete(table, { Key: gone?.Key })
          : readPut(table, { Item: put.Item });
      });
      refuseRepeated(changes);
      for (const change of changes) commit(change);
      return { UnprocessedItems: {} };
    },
  };

  return { BatchGetItem, BatchWriteItem };
}

function readItems(store: TableStore, name: string, request: KeysAndAttributes, room: number) {
  refuseUnknown('BatchGetItem', request, [
    'Keys',
    'ConsistentRead',
    'ProjectionExpression',
    'ExpressionAttributeNames',
  ]);
  const table = store.existing(name);
  const { ProjectionExpression: projection } = request;
  const placeholders = readPlaceholders(
    { ExpressionAttributeNames: request.ExpressionAttributeNames },
    projection !== undefined,
  );
  const paths = projection === undefined ? undefined : parseProjection(projection, placeholders);
  placeholders.checkAllUsed();
  const wanted = (request.Keys ?? []).map((given) => ({
    given,
    key: checkKey(readAttributes(given), table.description),
  }));
  if (new Set(wanted.map(({ key }) => key)).size < wanted.length) throw repeated();

  const items: Record<string, AttributeValue>[] = [];
  const rest: Record<string, AttributeValue>[] = [];
  let size = 0;
  for (const { given, key } of wanted) {
    const item = table.items.get(key);
    if (item === undefined) continue;
    size += sizeOfAttributes(item);
    if (size > room) rest.push(given);
    else items.push(writeAttributes(paths === undefined ? item : project(item, paths)));
  }
  return { items, rest, size };
}

function refuseRepeated(changes: readonly ItemChange[]): void {
  const names = changes.map(({ table, key }) => `${table.description.name} ${key}`);
  if (new Set(names).size < names.length) throw repeated();
}

function repeated() {
  return invalid('Provided list of item keys contains duplicates');
}

function noRequests() {
  return invalid(
    "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
}
