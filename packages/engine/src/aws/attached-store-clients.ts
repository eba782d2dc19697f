import { EFSClient } from '@aws-sdk/client-efs';
import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { PipesClient } from '@aws-sdk/client-pipes';
import { RDSClient } from '@aws-sdk/client-rds';
import type { Caller, Sandbox } from '@seaworthy/sandbox';
import { attachedSettings } from './attached-settings.ts';
import type { StoreClients } from './store-clients.ts';

/** As `attachedClients`, of stores. */
export function attachedStoreClients(sandbox: Sandbox, caller?: Caller): StoreClients {
  const settings = attachedSettings(sandbox);
  return {
    efs: sandbox.attach(new EFSClient(settings), 'EFS', caller),
    elastiCache: sandbox.attach(new ElastiCacheClient(settings), 'ElastiCache', caller),
    pipes: sandbox.attach(new PipesClient(settings), 'Pipes', caller),
    rds: sandbox.attach(new RDSClient(settings), 'RDS', caller),
  };
}
