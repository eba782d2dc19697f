import type {
  CreateTableInput,
  CreateTableOutput,
  DeleteTableInput,
  DeleteTableOutput,
  DescribeTableInput,
  DescribeTableOutput,
  DescribeTimeToLiveInput,
  DescribeTimeToLiveOutput,
  ListTablesInput,
  ListTablesOutput,
  ListTagsOfResourceInput,
  ListTagsOfResourceOutput,
  TagResourceInput,
  UntagResourceInput,
  UpdateTimeToLiveInput,
  UpdateTimeToLiveOutput,
} from '@aws-sdk/client-dynamodb';
import type { Operation, Operations } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { describeTable } from './describe-table.ts';
import { checkTableName, readTable } from './read-table.ts';
import type { Table } from './table.ts';
import { invalid, tableErrors } from './table-errors.ts';
import { needOn, type TableParts } from './table-parts.ts';

/** Operations on tables as a whole. */
export function tableOperations(parts: TableParts) {
  const { store, clock, identity } = parts;

  function named(name = ''): Table {
    const table = store.find(name);
    if (table === undefined) throw tableErrors.noTable(name);
    return table;
  }

  const CreateTable: Operation<CreateTableInput, CreateTableOutput> = {
    needs: ({ TableName }) => needOn(parts, 'CreateTable', TableName),
    run: (input) => {
      refuseUnknown('CreateTable', input, [
        'TableName',
        'AttributeDefinitions',
        'KeySchema',
        'BillingMode',
        'ProvisionedThroughput',
        'GlobalSecondaryIndexes',
        'LocalSecondaryIndexes',
        'DeletionProtectionEnabled',
        'TableClass',
        'SSESpecification',
        'Tags',
      ]);
      const name = checkTableName(input.TableName ?? '');
      const settings = readTable(input);
      if (store.find(name)) throw tableErrors.exists(name);
      const table = store.add({
        name,
        arn: store.arnOfName(name),
        id: identity.uuid(),
        createdAt: clock.now(),
        deletionProtected: input.DeletionProtectionEnabled ?? false,
        tags: Object.fromEntries((input.Tags ?? []).map(({ Key, Value }) => [Key, Value ?? ''])),
        ...settings,
      });
      return { TableDescription: describeTable(table) };
    },
  };

  const DeleteTable: Operation<DeleteTableInput, DeleteTableOutput> = {
    needs: ({ TableName }) => needOn(parts, 'DeleteTable', TableName),
    run: (input) => {
      refuseUnknown('DeleteTable', input, ['TableName']);
      const table = named(input.TableName);
      if (table.description.deletionProtected) throw tableErrors.protected(table.description.arn);
      store.remove(table.description.name);
      return { TableDescription: describeTable(table, 'DELETING') };
    },
  };

  const DescribeTable: Operation<DescribeTableInput, DescribeTableOutput> = {
    needs: ({ TableName }) => needOn(parts, 'DescribeTable', TableName),
    run: (input) => {
      refuseUnknown('DescribeTable', input, ['TableName']);
      return { Table: describeTable(named(input.TableName)) };
    },
  };

  const ListTables: Operation<ListTablesInput, ListTablesOutput> = {
    needs: () => [{ action: 'dynamodb:ListTables', resource: '*' }],
    run: (input) => {
      refuseUnknown('ListTables', input, ['ExclusiveStartTableName', 'Limit']);
      const { ExclusiveStartTableName: start = '', Limit: limit = 100 } = input;
      const names = store
        .all()
        .map(({ description }) => description.name)
        .sort()
        .filter((name) => name > start);
      const TableNames = names.slice(0, limit);
      const last = TableNames.at(-1);
      return {
        TableNames,
        ...(names.length > limit && last !== undefined ? { LastEvaluatedTableName: last } : {}),
      };
    },
  };

  const DescribeTimeToLive: Operation<DescribeTimeToLiveInput, DescribeTimeToLiveOutput> = {
    needs: ({ TableName }) => needOn(parts, 'DescribeTimeToLive', TableName),
    run: (input) => {
      const { timeToLive } = named(input.TableName).description;
      return {
        TimeToLiveDescription: timeToLive?.enabled
          ? { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive.attribute }
          : { TimeToLiveStatus: 'DISABLED' },
      };
    },
  };

  const UpdateTimeToLive: Operation<UpdateTimeToLiveInput, UpdateTimeToLiveOutput> = {
    needs: ({ TableName }) => needOn(parts, 'UpdateTimeToLive', TableName),
    run: (input) => {
      refuseUnknown('UpdateTimeToLive', input, ['TableName', 'TimeToLiveSpecification']);
      const { AttributeName: attribute = '', Enabled: enabled = false } =
        input.TimeToLiveSpecification ?? {};
      const table = named(input.TableName);
      const before = table.description.timeToLive;
      if ((before?.enabled ?? false) === enabled) {
        throw invalid(`TimeToLive is already ${enabled ? 'enabled' : 'disabled'}`);
      }
      if (before?.enabled && before.attribute !== attribute) {
        throw invalid(
          `TimeToLive is active on a different AttributeName: current AttributeName is ${before.attribute}`,
        );
      }
      table.description = { ...table.description, timeToLive: { attribute, enabled } };
      return { TimeToLiveSpecification: { AttributeName: attribute, Enabled: enabled } };
    },
  };

  const ListTagsOfResource: Operation<ListTagsOfResourceInput, ListTagsOfResourceOutput> = {
    needs: ({ ResourceArn }) => needOn(parts, 'ListTagsOfResource', ResourceArn),
    run: (input) => ({
      Tags: Object.entries(store.existing(input.ResourceArn).description.tags).map(
        ([Key, Value]) => ({ Key, Value }),
      ),
    }),
  };

  const TagResource: Operation<TagResourceInput, object> = {
    needs: ({ ResourceArn }) => needOn(parts, 'TagResource', ResourceArn),
    run: (input) => {
      const table = store.existing(input.ResourceArn);
      const added = (input.Tags ?? []).map(({ Key, Value }) => [Key, Value ?? '']);
      const tags = { ...table.description.tags, ...Object.fromEntries(added) };
      table.description = { ...table.description, tags };
      return {};
    },
  };

  const UntagResource: Operation<UntagResourceInput, object> = {
    needs: ({ ResourceArn }) => needOn(parts, 'UntagResource', ResourceArn),
    run: (input) => {
      const table = store.existing(input.ResourceArn);
      const kept = Object.entries(table.description.tags).filter(
        ([key]) => !input.TagKeys?.includes(key),
      );
      table.description = { ...table.description, tags: Object.fromEntries(kept) };
      return {};
    },
  };

  return {
    CreateTable,
    DeleteTable,
    DescribeTable,
    ListTables,
    DescribeTimeToLive,
    UpdateTimeToLive,
    ListTagsOfResource,
    TagResource,
    UntagResource,
  } satisfies Operations;
}
