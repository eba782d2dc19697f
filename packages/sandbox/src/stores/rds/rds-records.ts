import type { Identity } from '../../aws/identity.ts';
import type { PropertyReader } from '../../resources/read-properties.ts';
import type { ResourceRequest } from '../../resources/resource-handler.ts';
import type { Endpoint } from '../endpoint.ts';
import type { StoreServer } from '../store-servers.ts';
import type { SubnetGroup } from '../subnet-groups.ts';
import type { EngineVersion } from './engines.ts';

/** Everything that RDS knows in this account, each thing by its name. */
export interface RdsRecords {
  readonly subnetGroups: Map<string, SubnetGroup>;
  readonly instanceParameters: Map<string, ParameterGroup>;
  readonly clusterParameters: Map<string, ParameterGroup>;
  readonly instances: Map<string, Instance>;
  readonly clusters: Map<string, Cluster>;
  /** The part of host names that an account has in a region: `c1a2b3c4d5e6`. */
  readonly hostLabel: string;
}

export interface ParameterGroup {
  readonly name: string;
  readonly family: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Instance {
  readonly id: string;
  readonly resourceId: string;
  readonly host: string;
  readonly port: number;
  readonly isProtected: boolean;
  readonly endpoint: Endpoint;
  /** Of an instance that is no cluster's: its own server. */
  readonly server?: StoreServer;
  readonly clusterId?: string;
}

export interface Cluster {
  readonly id: string;
  readonly resourceId: string;
  readonly engine: EngineVersion;
  readonly host: string;
  readonly readerHost: string;
  readonly port: number;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly isProtected: boolean;
  readonly takesServerless: boolean;
  readonly server: StoreServer;
  /** The instances, the writer first. */
  readonly members: readonly string[];
}

/** An instance that is asked for, under a name that is free. */
export interface NewInstance {
  readonly id: string;
  readonly request: ResourceRequest;
  readonly properties: PropertyReader;
}

export function createRdsRecords(identity: Identity): RdsRecords {
  return {
    subnetGroups: new Map(),
    instanceParameters: new Map(),
    clusterParameters: new Map(),
    instances: new Map(),
    clusters: new Map(),
    hostLabel: `c${identity.hex(11)}`,
  };
}
