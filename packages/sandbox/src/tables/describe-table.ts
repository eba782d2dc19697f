import type {
  TableDescription as Described,
  GlobalSecondaryIndexDescription,
} from '@aws-sdk/client-dynamodb';
import { type KeySchema, keyAttributes, type Table, type TableIndex } from './table.ts';
import { sizeOfAttributes } from './values/size.ts';

/** A table as DescribeTable tells of it. */
export function describeTable(
  { description, items }: Table,
  status: 'ACTIVE' | 'DELETING' = 'ACTIVE',
): Described {
  const { name, arn, id, createdAt, key, indexes, billing, throughput } = description;
  const size = [...items.values()].reduce((sum, item) => sum + sizeOfAttributes(item), 0);
  const definitions = new Map(
    [key, ...indexes.map((index) => index.key)]
      .flatMap(keyAttributes)
      .map(({ name: AttributeName, type: AttributeType }) => [
        AttributeName,
        { AttributeName, AttributeType },
      ]),
  );
  const global = indexes.filter(({ kind }) => kind === 'global');
  const local = indexes.filter(({ kind }) => kind === 'local');
  return {
    TableName: name,
    TableArn: arn,
    TableId: id,
    TableStatus: status,
    CreationDateTime: new Date(createdAt),
    AttributeDefinitions: [...definitions.values()],
    KeySchema: describeKey(key),
    ItemCount: items.size,
    TableSizeBytes: size,
    DeletionProtectionEnabled: description.deletionProtected,
    ProvisionedThroughput: {
      NumberOfDecreasesToday: 0,
      ReadCapacityUnits: throughput?.read ?? 0,
      WriteCapacityUnits: throughput?.write ?? 0,
    },
    ...(billing === 'PAY_PER_REQUEST' ? { BillingModeSummary: { BillingMode: billing } } : {}),
    ...(global.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: global.map(
            (index): GlobalSecondaryIndexDescription => ({
              ...describeIndex(index, arn),
              IndexStatus: 'ACTIVE',
            }),
          ),
        }),
    ...(local.length === 0
      ? {}
      : { LocalSecondaryIndexes: local.map((index) => describeIndex(index, arn)) }),
  };
}

function describeIndex({ name, key, projection }: TableIndex, tableArn: string) {
  return {
    IndexName: name,
    IndexArn: `${tableArn}/index/${name}`,
    KeySchema: describeKey(key),
    Projection: {
      ProjectionType: projection.kind,
      ...(projection.kind === 'INCLUDE' ? { NonKeyAttributes: [...projection.names] } : {}),
    },
  };
}

function describeKey({ partition, sort }: KeySchema) {
  return [
    { AttributeName: partition.name, KeyType: 'HASH' as const },
    ...(sort === undefined ? [] : [{ AttributeName: sort.name, KeyType: 'RANGE' as const }]),
  ];
}
