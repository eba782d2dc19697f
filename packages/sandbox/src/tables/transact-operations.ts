import type {
  CancellationReason,
  TransactGetItemsInput,
  TransactGetItemsOutput,
  TransactWriteItem,
  TransactWriteItemsInput,
  TransactWriteItemsOutput,
} from '@aws-sdk/client-dynamodb';
import { AwsError } from '../aws/aws-error.ts';
import type { Need, Operation, Operations } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import {
  commit,
  type ItemChange,
  readCheck,
  readDelete,
  readPut,
  readUpdate,
} from './change-item.ts';
import { checkKey, refuseReports } from './check-item.ts';
import { readPlaceholders } from './expressions/placeholders.ts';
import { parseProjection, project } from './expressions/project.ts';
import { invalid } from './table-errors.ts';
import { needOn, type TableParts } from './table-parts.ts';
import type { TableStore } from './table-store.ts';
import { readAttributes } from './values/read-value.ts';
import type { Attributes } from './values/value.ts';
import { writeAttributes } from './values/write-value.ts';

/** How long a transaction with the same token is the same transaction. */
const tokenTime = 10 * 60_000;

/** TransactGetItems and TransactWriteItems: all or nothing. */
export function transactOperations(parts: TableParts): Operations {
  const { store, clock } = parts;
  const done = new Map<string, { readonly at: number; readonly content: string }>();

  const TransactGetItems: Operation<TransactGetItemsInput, TransactGetItemsOutput> = {
    needs: ({ TransactItems = [] }) =>
      TransactItems.flatMap(({ Get }) => needOn(parts, 'GetItem', Get?.TableName)),
    run: (input) => {
      refuseUnknown('TransactGetItems', input, ['TransactItems', 'ReturnConsumedCapacity']);
      refuseReports(input);
      const gets = input.TransactItems ?? [];
      checkCount(gets.length);
      return {
        Responses: gets.map(({ Get: get }) => {
          if (get === undefined) throw invalid('TransactItems can only contain one of Get');
          const { ProjectionExpression: projection } = get;
          const placeholders = readPlaceholders(
            { ExpressionAttributeNames: get.ExpressionAttributeNames },
            projection !== undefined,
          );
          const paths =
            projection === undefined ? undefined : parseProjection(projection, placeholders);
          placeholders.checkAllUsed();
          const table = store.existing(get.TableName);
          const item = table.items.get(checkKey(readAttributes(get.Key ?? {}), table.description));
          if (item === undefined) return {};
          return { Item: writeAttributes(paths === undefined ? item : project(item, paths)) };
        }),
      };
    },
  };

  const TransactWriteItems: Operation<TransactWriteItemsInput, TransactWriteItemsOutput> = {
    needs: ({ TransactItems = [] }) => TransactItems.flatMap((item) => needsOf(item, parts)),
    run: (input) => {
      refuseUnknown('TransactWriteItems', input, [
        'TransactItems',
        'ClientRequestToken',
        'ReturnConsumedCapacity',
        'ReturnItemCollectionMetrics',
      ]);
      refuseReports(input);
      const items = input.TransactItems ?? [];
      checkCount(items.length);
      if (wasDone(input)) return {};
      const changes = items.map((item) => readChange(item, store));
      refuseRepeated(changes);
      cancelUnlessAllowed(changes, items);
      for (const change of changes) commit(change);
      remember(input);
      return {};
    },
  };

  function remember({ ClientRequestToken: token, TransactItems }: TransactWriteItemsInput): void {
    if (token === undefined) return;
    done.set(token, { at: clock.now(), content: JSON.stringify(TransactItems) });
  }

  /** The same token again is answered as before; with other content it is refused. */
  function wasDone({ ClientRequestToken: token, TransactItems }: TransactWriteItemsInput): boolean {
    if (token === undefined) return false;
    const earlier = done.get(token);
    if (earlier === undefined || earlier.at + tokenTime <= clock.now()) return false;
    if (earlier.content === JSON.stringify(TransactItems)) return true;
    throw new AwsError(
      'IdempotentParameterMismatchException',
      'The request uses the same client token as a previous, but non-identical request.',
    );
  }

  return { TransactGetItems, TransactWriteItems };
}

function needsOf(item: TransactWriteItem, parts: TableParts): readonly Need[] {
  return [
    ...(item.Put ? needOn(parts, 'PutItem', item.Put.TableName) : []),
    ...(item.Delete ? needOn(parts, 'DeleteItem', item.Delete.TableName) : []),
    ...(item.Update ? needOn(parts, 'UpdateItem', item.Update.TableName) : []),
    ...(item.ConditionCheck
      ? needOn(parts, 'ConditionCheckItem', item.ConditionCheck.TableName)
      : []),
  ];
}

function readChange(item: TransactWriteItem, store: TableStore): ItemChange {
  const kinds = Object.values(item).filter((value) => value !== undefined);
  if (kinds.length !== 1) {
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  if (item.Put) return readPut(store.existing(item.Put.TableName), item.Put);
  if (item.Delete) return readDelete(store.existing(item.Delete.TableName), item.Delete);
  if (item.Update) return readUpdate(store.existing(item.Update.TableName), item.Update);
  return readCheck(store.existing(item.ConditionCheck?.TableName), item.ConditionCheck ?? {});
}

function checkCount(count: number): void {
  if (count > 0 && count <= 100) return;
  throw invalid(
    `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${count === 0 ? 'greater than or equal to 1' : 'less than or equal to 100'}`,
  );
}

function refuseRepeated(changes: readonly ItemChange[]): void {
  const names = changes.map(({ table, key }) => `${table.description.name} ${key}`);
  if (new Set(names).size === names.length) return;
  throw invalid('Transaction request cannot include multiple operations on one item');
}

/** Looks at every item before any is changed. */
function cancelUnlessAllowed(
  changes: readonly ItemChange[],
  items: readonly TransactWriteItem[],
): void {
  const reasons = changes.map((change, index) => reasonAgainst(change, items[index]));
  if (reasons.every(({ Code }) => Code === 'None')) return;
  const codes = reasons.map(({ Code }) => Code).join(', ');
  throw new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { details: { CancellationReasons: reasons } },
  );
}

function reasonAgainst(
  { table, key, allowed, apply }: ItemChange,
  item: TransactWriteItem | undefined,
): CancellationReason {
  const before = table.items.get(key);
  if (!allowed(before ?? new Map())) {
    return {
      Code: 'ConditionalCheckFailed',
      Message: 'The conditional request failed',
      ...shownItem(item, before),
    };
  }
  try {
    apply(before);
    return { Code: 'None' };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { Code: 'ValidationError', Message: error.message };
  }
}

function shownItem(item: TransactWriteItem | undefined, before: Attributes | undefined) {
  const action = item?.Put ?? item?.Delete ?? item?.Update ?? item?.ConditionCheck;
  const isWanted = action?.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  return isWanted && before ? { Item: writeAttributes(before) } : {};
}
