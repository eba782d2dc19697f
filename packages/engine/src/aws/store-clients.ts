import type { EFSClient } from '@aws-sdk/client-efs';
import type { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import type { PipesClient } from '@aws-sdk/client-pipes';
import type { RDSClient } from '@aws-sdk/client-rds';

/** Clients that only a look at what services keep data in needs, loaded only then. */
export interface StoreClients {
  readonly efs: EFSClient;
  readonly elastiCache: ElastiCacheClient;
  readonly pipes: PipesClient;
  readonly rds: RDSClient;
}
