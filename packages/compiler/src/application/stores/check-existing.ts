import { problems } from '../application-diagnostics.ts';
import type { StoreProduct } from '../images/image-meaning.ts';
import type { Part } from '../roles/part.ts';
import type { StoreSource } from './store-source.ts';
import { existingItems } from './take-existing.ts';

/** Whether a store that exists is named as its kind is: by where it answers, or by ARNs. */
export function checkExisting({ role, service: { name } }: Part, source: StoreSource): void {
  const { existing } = source.settings ?? {};
  if (!existing || role.kind !== 'store') return;
  const { is, by } = kinds[role.product];
  const named = 'arns' in existing ? 'arn' : 'address';
  if (by === undefined || by.kind !== named) {
    source.report(problems['application/existing-store'](existing.span, { name, is, by }));
  } else if (by.kind === 'arn') {
    checkItems(name, by, source);
  }
}

/** Each an ARN of the store's service, and none beside them to be built. */
function checkItems(store: string, { what, service, example }: ByArn, source: StoreSource): void {
  const arns = existingItems(source)?.arns ?? new Map();
  for (const { value: arn, span } of arns.values()) {
    if (arn.split(':')[2] === service) continue;
    source.report(problems['application/existing-arn'](span, { arn, what, example }));
  }
  const { names = [], tables = [] } = source.settings ?? {};
  for (const { value: name, span } of [...names, ...tables.map((table) => table.name)]) {
    if (arns.has(name)) continue;
    source.report(problems['application/existing-left-out'](span, { store, name, what }));
  }
}

/** How a store that exists is named. */
export type ExistingBy = { readonly kind: 'address' } | ByArn;

interface ByArn {
  readonly kind: 'arn';
  readonly what: string;
  readonly service: string;
  readonly example: string;
}

interface Kind {
  readonly is: string;
  /** Absent: it cannot be named. */
  readonly by?: ExistingBy;
}

const byAddress = { kind: 'address' } as const;

const kinds: Readonly<Record<StoreProduct, Kind>> = {
  postgres: { is: 'a database', by: byAddress },
  mysql: { is: 'a database', by: byAddress },
  mariadb: { is: 'a database', by: byAddress },
  redis: { is: 'a cache', by: byAddress },
  valkey: { is: 'a cache', by: byAddress },
  memcached: { is: 'Memcached' },
  rabbitmq: { is: 'a broker', by: byAddress },
  s3: {
    is: 'buckets',
    by: { kind: 'arn', what: 'bucket', service: 's3', example: 'arn:aws:s3:::shop-uploads' },
  },
  dynamodb: {
    is: 'tables',
    by: {
      kind: 'arn',
      what: 'table',
      service: 'dynamodb',
      example: 'arn:aws:dynamodb:ap-northeast-2:111122223333:table/books',
    },
  },
  sqs: {
    is: 'queues',
    by: {
      kind: 'arn',
      what: 'queue',
      service: 'sqs',
      example: 'arn:aws:sqs:ap-northeast-2:111122223333:jobs',
    },
  },
};
