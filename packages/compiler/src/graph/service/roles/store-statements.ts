import type { Store } from '../../../application/store.ts';
import { sub } from '../../build-resource.ts';
import { isExisting } from '../../parts.ts';
import { givenText, type Scope } from '../scope.ts';
import { itemsOf } from '../task/store-items.ts';
import { allow, arn, type Statement } from './statement.ts';

/** Leave to use the buckets, tables and queues that the service's variables or links name. */
export function storeStatements(scope: Scope): readonly Statement[] {
  const used = [...usedStores(scope)].flatMap((name) => {
    const store = scope.directory.store(name);
    return itemsUsed(name, store, scope).map((item) => ({ store, item }));
  });
  const takesMessages = used.some(
    ({ store, item }) => store?.kind === 'queue' && !scope.directory.startsJobs(store.name, item),
  );
  return [
    ...used.flatMap(({ store, item }) => statementsFor(store, item, scope)),
    ...(takesMessages ? protectionStatements(scope) : []),
  ];
}

function usedStores({ service, directory }: Scope): ReadonlySet<string> {
  const parts = service.environment.flatMap((binding) => binding.value);
  return new Set([
    ...parts.flatMap((part) => (part.kind === 'store' ? [part.store] : [])),
    ...directory.linksFrom(service.name).map((link) => link.to),
  ]);
}

/** The items that variables name; a service that only knows the endpoint may use them all. */
function itemsUsed(name: string, store: Store | undefined, scope: Scope): readonly string[] {
  const all = itemsOf(store);
  const named = scope.service.environment
    .flatMap((binding) => binding.value)
    .flatMap((part) => (part.kind === 'store' && part.store === name ? [part.item] : []));
  const used = all.filter((item) => named.includes(item));
  return used.length > 0 ? used : all;
}

function statementsFor(store: Store | undefined, item: string, scope: Scope): readonly Statement[] {
  switch (store?.kind) {
    case 'bucket':
      return bucketStatements(store.name, item, scope);
    case 'table':
      return tableStatements(store.name, item, scope);
    case 'queue':
      return queueStatements(store.name, item, scope);
    default:
      return [];
  }
}

function bucketStatements(store: string, item: string, scope: Scope): readonly Statement[] {
  const bucket = `arn:\${AWS::Partition}:s3:::${givenText(scope, `store/${store}/bucket/${item}`)}`;
  return [
    allow(['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'], sub(bucket)),
    allow(
      [
        's3:AbortMultipartUpload',
        's3:DeleteObject',
        's3:GetObject',
        's3:ListMultipartUploadParts',
        's3:PutObject',
      ],
      sub(`${bucket}/*`),
    ),
  ];
}

function tableStatements(store: string, item: string, scope: Scope): readonly Statement[] {
  const table = `table/${givenText(scope, `store/${store}/table/${item}`)}`;
  return [
    allow(
      [
        'dynamodb:BatchGetItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:ConditionCheckItem',
        'dynamodb:DeleteItem',
        'dynamodb:DescribeTable',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:Scan',
        'dynamodb:UpdateItem',
      ],
      [arn('dynamodb', table), arn('dynamodb', `${table}/index/*`)],
    ),
  ];
}

/**
 * Where a pipe takes the messages, nobody else does: a service that could would steal them. Who
 * takes them may also put what cannot be handled with the dead letters, with a reason.
 */
function queueStatements(store: string, item: string, scope: Scope): readonly Statement[] {
  const queue = scope.takings.value(`store/${store}/queue/${item}/arn`);
  if (scope.directory.startsJobs(store, item)) return [allow(sending, queue)];
  const using = allow([...sending, ...taking].sort(), queue);
  const known = scope.directory.store(store);
  if (known && isExisting(known)) return [using]; // its dead letters are its owner's
  const deadLetters = scope.takings.value(`store/${store}/queue/${item}/dead-letters`);
  return [using, allow(['sqs:SendMessage'], deadLetters)];
}

const sending = ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'];
const taking = ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:ReceiveMessage'];

/** A worker keeps ECS from ending it while it handles a message. */
function protectionStatements(scope: Scope): readonly Statement[] {
  if (scope.service.kind !== 'worker') return [];
  const tasks = arn('ecs', `task/${givenText(scope, 'cluster')}/*`);
  return [allow(['ecs:UpdateTaskProtection'], tasks)];
}
