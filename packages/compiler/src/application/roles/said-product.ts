import type { StoreSettings } from '../../project/settings.ts';
import type { ImageMeaning, StoreProduct } from '../images/image-meaning.ts';

/** The product that `x-seaworthy: store` names by its engine or type; the image fills the gap. */
export function saidProduct(
  settings: StoreSettings,
  meaning: ImageMeaning | undefined,
): StoreProduct | undefined {
  const image = meaning?.kind === 'store' ? meaning.product : undefined;
  const engine = engines.get(settings.engine?.value.toLowerCase() ?? '') ?? image;
  const type = settings.type?.value;
  if (type === undefined) return engine;
  const products = productsOfType[type];
  return engine && products.includes(engine) ? engine : products[0];
}

/** The first is taken when neither engine nor image says which. */
const productsOfType: Readonly<
  Record<NonNullable<StoreSettings['type']>['value'], readonly StoreProduct[]>
> = {
  rds: ['postgres', 'mysql', 'mariadb'],
  aurora: ['postgres', 'mysql'],
  elasticache: ['valkey', 'redis', 'memcached'],
  mq: ['rabbitmq'],
  s3: ['s3'],
  dynamodb: ['dynamodb'],
  sqs: ['sqs'],
};

const engines: ReadonlyMap<string, StoreProduct> = new Map([
  ['postgres', 'postgres'],
  ['postgresql', 'postgres'],
  ['aurora-postgresql', 'postgres'],
  ['mysql', 'mysql'],
  ['aurora-mysql', 'mysql'],
  ['mariadb', 'mariadb'],
  ['redis', 'redis'],
  ['valkey', 'valkey'],
  ['memcached', 'memcached'],
  ['rabbitmq', 'rabbitmq'],
]);
