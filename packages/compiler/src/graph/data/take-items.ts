import type {
  BucketStore,
  ExistingItems,
  QueueStore,
  TableStore,
} from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { ref, select, sub } from '../build-resource.ts';
import type { Parameter } from '../graph.ts';
import type { HandoverKey } from '../handover.ts';
import type { Property, Reference } from '../intrinsics.ts';
import { addressOf, type BuiltStore } from './built-store.ts';
import { itemName } from './item-name.ts';

type ItemStore = BucketStore | TableStore | QueueStore;

/** Takes buckets, tables or queues that exist: their ARNs are parameters. */
export function takeItems(store: ItemStore, { items }: ExistingItems): BuiltStore {
  const taken = [...items].map(([name, { arn }]) => {
    const parameter: Parameter = {
      id: existingArnId(store.name, name),
      type: 'String',
      description: `ARN of the ${store.kind} ${name}.`,
      default: arn,
    };
    return { parameter, values: handedOver[store.kind](store.name, name, ref(parameter)) };
  });
  const host = sub(`${services[store.kind]}.\${AWS::Region}.\${AWS::URLSuffix}`);
  return {
    resources: [],
    parameters: taken.map(({ parameter }) => parameter),
    values: new Map([...addressOf(store, host, 443), ...taken.flatMap(({ values }) => values)]),
    backups: [],
  };
}

/** Id of the parameter, by the names of the store and of what it holds. */
export function existingArnId(store: string, item: string): string {
  return logicalId('existing', itemName(store, item), 'arn');
}

const services = { bucket: 's3', table: 'dynamodb', queue: 'sqs' } as const;

type HandedOver = (
  store: string,
  item: string,
  arn: Reference,
) => readonly (readonly [HandoverKey, Property<string>])[];

/** What is handed over of each kind, as of one that is built. */
const handedOver: Readonly<Record<ItemStore['kind'], HandedOver>> = {
  bucket: (store, item, arn) => [[`store/${store}/bucket/${item}`, partOf(arn, 5)]],
  table: (store, item, arn) => [
    [`store/${store}/table/${item}`, select(1, { 'Fn::Split': ['/', arn] })],
  ],
  queue: (store, item, arn) => [
    [`store/${store}/queue/${item}/url`, urlOf(arn)],
    [`store/${store}/queue/${item}/arn`, arn],
    [`store/${store}/queue/${item}/name`, partOf(arn, 5)],
  ],
};

function urlOf(arn: Reference): Reference {
  return sub('https://sqs.${AWS::Region}.${AWS::URLSuffix}/${Account}/${Name}', {
    Account: partOf(arn, 4),
    Name: partOf(arn, 5),
  });
}

/** `arn:aws:sqs:REGION:ACCOUNT:NAME`, counted from 0. */
function partOf(arn: Reference, index: number): Reference {
  return select(index, { 'Fn::Split': [':', arn] });
}
