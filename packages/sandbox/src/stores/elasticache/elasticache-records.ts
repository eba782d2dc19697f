import type { Identity } from '../../aws/identity.ts';
import { regionCode } from '../region-code.ts';
import type { RunningStore } from '../running-store.ts';
import type { SubnetGroup } from '../subnet-groups.ts';

/** Everything that ElastiCache knows in this account, each thing by its name. */
export interface ElasticacheRecords {
  readonly subnetGroups: Map<string, SubnetGroup>;
  readonly replicationGroups: Map<string, Cache>;
  readonly cacheClusters: Map<string, Cache>;
  /** The part of host names that an account has in a region: `abc123`. */
  readonly hostLabel: string;
  /** `apn2.cache.amazonaws.com` */
  readonly domain: string;
}

export interface Cache extends RunningStore {
  readonly id: string;
  readonly port: number;
}

export function createElasticacheRecords(identity: Identity): ElasticacheRecords {
  return {
    subnetGroups: new Map(),
    replicationGroups: new Map(),
    cacheClusters: new Map(),
    hostLabel: identity.hex(6),
    domain: `${regionCode(identity.region)}.cache.amazonaws.com`,
  };
}
