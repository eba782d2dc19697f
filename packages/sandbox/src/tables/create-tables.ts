import type { Account } from '../account.ts';
import type { Operations } from '../aws/operation.ts';
import type { Handlers } from '../resources/handlers.ts';
import { batchOperations } from './batch-operations.ts';
import { itemOperations } from './item-operations.ts';
import { queryOperations } from './query-operations.ts';
import { tableHandler } from './table-handler.ts';
import { tableOperations } from './table-operations.ts';
import { createTableStore } from './table-store.ts';
import { transactOperations } from './transact-operations.ts';

/** Makes DynamoDB, empty. */
export function createTables(dependencies: Pick<Account, 'clock' | 'identity'>): {
  readonly operations: Operations;
  readonly handlers: Handlers;
} {
  const parts = { ...dependencies, store: createTableStore(dependencies) };
  return {
    operations: {
      ...tableOperations(parts),
      ...itemOperations(parts),
      ...queryOperations(parts),
      ...batchOperations(parts),
      ...transactOperations(parts),
    },
    handlers: { 'AWS::DynamoDB::Table': tableHandler(parts) },
  };
}
