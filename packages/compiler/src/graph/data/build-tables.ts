import type { TableStore } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { attribute, ref, resource, sub } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import type { HandoverKey } from '../handover.ts';
import type { Property } from '../intrinsics.ts';
import { isProduction } from '../production.ts';
import { addressOf, type BuiltStore, type DataScope, ownedBy } from './built-store.ts';
import { itemName } from './item-name.ts';
import { kept } from './retention.ts';

type TableShape = TableStore['tables'][number];

/** Builds the tables of a store on DynamoDB, paid by request and recoverable to any second. */
export function buildTables(store: TableStore, scope: DataScope): BuiltStore {
  const tables = store.tables.map((shape) => ({ shape, table: buildTable(store, shape, scope) }));
  const host = sub('dynamodb.${AWS::Region}.${AWS::URLSuffix}');
  return {
    resources: tables.map(({ table }) => table),
    values: new Map<HandoverKey, Property<string>>([
      ...addressOf(store, host, 443),
      ...tables.map(
        ({ shape, table }) => [`store/${store.name}/table/${shape.name}`, ref(table)] as const,
      ),
    ]),
    backups: tables.map(({ table }) => attribute(table, 'Arn')),
  };
}

function buildTable(
  store: TableStore,
  { name, partitionKey, sortKey }: TableShape,
  { application }: DataScope,
): Resource<'AWS::DynamoDB::Table'> {
  const keys = [partitionKey, ...(sortKey === undefined ? [] : [sortKey])];
  return resource(
    'AWS::DynamoDB::Table',
    logicalId(itemName(store.name, name), 'table'),
    {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: 'S' })),
      KeySchema: keys.map((key, index) => ({
        AttributeName: key,
        KeyType: index === 0 ? 'HASH' : 'RANGE',
      })),
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: isProduction(application),
    },
    { ...ownedBy(store), ...kept },
  );
}
