import type { Handlers } from '../resources/handlers.ts';
import { brokerHandler } from './amazonmq/broker-handler.ts';
import { createEfs } from './efs/create-efs.ts';
import type { FileSystems } from './efs/efs-records.ts';
import { elasticacheHandlers } from './elasticache/elasticache-handlers.ts';
import { rdsHandlers } from './rds/rds-handlers.ts';
import type { StoresParts } from './stores-parts.ts';

/** Managed stores: what templates ask of RDS, ElastiCache, Amazon MQ and EFS, over real servers. */
export function createStores(parts: StoresParts): {
  readonly handlers: Handlers;
  /** For tasks that mount volumes. */
  readonly fileSystems: FileSystems;
} {
  const { handlers, ...fileSystems } = createEfs(parts);
  return {
    handlers: {
      ...rdsHandlers(parts),
      ...elasticacheHandlers(parts),
      'AWS::AmazonMQ::Broker': brokerHandler(parts),
      ...handlers,
    },
    fileSystems,
  };
}
