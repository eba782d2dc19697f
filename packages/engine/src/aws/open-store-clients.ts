import { EFSClient } from '@aws-sdk/client-efs';
import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { PipesClient } from '@aws-sdk/client-pipes';
import { RDSClient } from '@aws-sdk/client-rds';
import type { ClientSettings } from './open-account.ts';
import type { StoreClients } from './store-clients.ts';

/** Real clients of stores. */
export function openStoreClients(settings: ClientSettings): StoreClients {
  return {
    efs: new EFSClient(settings),
    elastiCache: new ElastiCacheClient(settings),
    pipes: new PipesClient(settings),
    rds: new RDSClient(settings),
  };
}
