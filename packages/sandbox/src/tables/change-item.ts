import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { checkItem, checkKey } from './check-item.ts';
import { applyUpdate } from './expressions/apply-update.ts';
import { meets } from './expressions/evaluate-condition.ts';
import type { UpdateAction } from './expressions/expression.ts';
import { parseCondition } from './expressions/parse-condition.ts';
import { parseUpdate } from './expressions/parse-update.ts';
import { type PlaceholderInput, readPlaceholders } from './expressions/placeholders.ts';
import { keyAttributes, type Table } from './table.ts';
import { invalidValues, tableErrors } from './table-errors.ts';
import { readAttributes } from './values/read-value.ts';
import { largestItem, sizeOfAttributes } from './values/size.ts';
import type { Attributes } from './values/value.ts';

type Item = Record<string, AttributeValue>;

interface Conditioned extends PlaceholderInput {
  readonly ConditionExpression?: string | undefined;
}

/** A change of one item that has been read and checked, but not made. */
export interface ItemChange {
  readonly table: Table;
  readonly key: string;
  /** Whether its condition allows it, for the item as it is. */
  readonly allowed: (before: Attributes) => boolean;
  /** The item afterwards; undefined: it is gone. Throws ValidationException. */
  readonly apply: (before: Attributes | undefined) => Attributes | undefined;
  readonly actions?: readonly UpdateAction[];
}

export function readPut(
  table: Table,
  input: Conditioned & { readonly Item?: Item | undefined },
): ItemChange {
  const item = readAttributes(input.Item ?? {});
  const key = checkItem(item, table.description);
  return { table, key, allowed: readCondition(input), apply: () => item };
}

export function readDelete(
  table: Table,
  input: Conditioned & { readonly Key?: Item | undefined },
): ItemChange {
  const key = checkKey(readAttributes(input.Key ?? {}), table.description);
  return { table, key, allowed: readCondition(input), apply: () => undefined };
}

export function readCheck(
  table: Table,
  input: Conditioned & { readonly Key?: Item | undefined },
): ItemChange {
  return { ...readDelete(table, input), apply: (before) => before };
}

export function readUpdate(
  table: Table,
  input: Conditioned & {
    readonly Key?: Item | undefined;
    readonly UpdateExpression?: string | undefined;
  },
): ItemChange {
  const given = readAttributes(input.Key ?? {});
  const { UpdateExpression: update, ConditionExpression: condition } = input;
  const placeholders = readPlaceholders(input, (update ?? condition) !== undefined);
  const actions = update === undefined ? [] : parseUpdate(update, placeholders);
  const parsed =
    condition === undefined
      ? undefined
      : parseCondition(condition, 'ConditionExpression', placeholders);
  placeholders.checkAllUsed();
  const key = checkKey(given, table.description);
  refuseKeyChanges(actions, table);
  return {
    table,
    key,
    actions,
    allowed: (before) => parsed === undefined || meets(parsed, before),
    apply: (before) => {
      const item = applyUpdate(before ?? given, actions);
      if (sizeOfAttributes(item) > largestItem) throw tableErrors.updatedTooLarge();
      checkItem(item, table.description);
      return item;
    },
  };
}

/** Makes a change and gives the item before it. Throws when its condition does not hold. */
export function commit(
  change: ItemChange,
  details?: (before: Attributes) => object,
): Attributes | undefined {
  const { items } = change.table;
  const before = items.get(change.key);
  if (!change.allowed(before ?? new Map())) {
    throw tableErrors.conditionFailed(before && details?.(before));
  }
  const after = change.apply(before);
  if (after === undefined) items.delete(change.key);
  else items.set(change.key, after);
  return before;
}

function readCondition(input: Conditioned): ItemChange['allowed'] {
  const { ConditionExpression: source } = input;
  const placeholders = readPlaceholders(input, source !== undefined);
  const condition =
    source === undefined ? undefined : parseCondition(source, 'ConditionExpression', placeholders);
  placeholders.checkAllUsed();
  return (before) => condition === undefined || meets(condition, before);
}

function refuseKeyChanges(actions: readonly UpdateAction[], { description }: Table): void {
  for (const { name } of keyAttributes(description.key)) {
    if (!actions.some(({ path }) => path[0] === name)) continue;
    throw invalidValues(`Cannot update attribute ${name}. This attribute is part of the key`);
  }
}
