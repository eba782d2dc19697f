import type { Account } from '../account.ts';
import type { Need } from '../aws/operation.ts';
import type { TableStore } from './table-store.ts';

export interface TableParts extends Pick<Account, 'clock' | 'identity'> {
  readonly store: TableStore;
}

/** The permission for an action on one table. */
export function needOn({ store }: TableParts, action: string, table = ''): readonly Need[] {
  return [{ action: `dynamodb:${action}`, resource: store.arnOfName(table) }];
}

/** The permission for an action on one of its indexes, or on the table itself. */
export function needOnIndex(
  parts: TableParts,
  action: string,
  { TableName = '', IndexName }: { TableName?: string | undefined; IndexName?: string | undefined },
): readonly Need[] {
  const arn = parts.store.arnOfName(TableName);
  const resource = IndexName === undefined ? arn : `${arn}/index/${IndexName}`;
  return [{ action: `dynamodb:${action}`, resource }];
}
