import type { Fact, Known, Reachable } from './fact.ts';

/** A relational database, instance or cluster. */
export interface DatabaseFact extends Reachable {
  readonly engine: string;
  /** As pinned, such as `16` or `16.4`; absent when AWS chooses. */
  readonly version?: string;
  readonly instanceClass?: string;
  /** Aurora capacity units, for a serverless cluster. */
  readonly maximumCapacity?: number;
  /** Aurora Serverless v1. */
  readonly legacyServerless: boolean;
  readonly publiclyAccessible: Known<boolean>;
  readonly encrypted: Known<boolean>;
  readonly deletionProtection: Known<boolean>;
  readonly backupDays: Known<number>;
  /** Whether the server refuses connections without TLS. */
  readonly forcesTls: Known<boolean>;
  /** Whether AWS bills for it when its major version is out of standard support. */
  readonly extendedSupport: Known<boolean>;
  readonly maximumConnections: Known<number>;
}

/** An ElastiCache group or cluster. */
export interface CacheFact extends Reachable {
  readonly engine: string;
  readonly tls: Known<boolean>;
  readonly authToken: boolean;
  /** Whether keys are spread over shards: some clients cannot work with that. */
  readonly clusterMode: Known<boolean>;
}

/** An Amazon MQ broker. */
export interface BrokerFact extends Reachable {
  readonly engine: string;
}

export interface QueueFact extends Fact {
  readonly name?: string;
  readonly fifo: boolean;
  /** Seconds. */
  readonly visibility: number;
  /** Seconds. */
  readonly retention: number;
  readonly deadLetters?: { readonly queue: string; readonly receives: number };
}

/** An EventBridge pipe. */
export interface PipeFact extends Fact {
  readonly source: string;
  readonly target: string;
  readonly targetKind: 'batch' | 'ecs' | 'other';
  readonly batchSize: number;
  readonly jobName?: string;
  readonly jobDefinition?: string;
  /** Every text of the target's parameters except the input template, with the way to it. */
  readonly texts: readonly { readonly path: string; readonly text: string }[];
  readonly role: string;
  /** Why it does not run, in AWS's words where there are some. */
  readonly stopReason?: string;
}

export interface BatchEnvironmentFact extends Fact {
  readonly type: 'EC2' | 'SPOT' | 'FARGATE' | 'FARGATE_SPOT';
  readonly maximumVcpus: number;
  readonly instanceTypes: readonly string[];
  readonly instanceProfile?: string;
  readonly placement: Reachable['placement'];
  readonly invalidReason?: string;
}

export interface BatchQueueFact extends Fact {
  /** Whether jobs that cannot start are given up after a time. */
  readonly limitsRunnable: boolean;
}

export interface BatchDefinitionFact extends Fact {
  readonly fargate: boolean;
  readonly image: string;
  readonly vcpus: Known<number>;
  /** MiB. */
  readonly memory: Known<number>;
  readonly attempts: number;
  readonly retryConditions: number;
  /** Seconds. */
  readonly timeout?: number;
  readonly executionRole?: string;
  readonly jobRole?: string;
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
}

/** An EventBridge rule, as far as checks ask: whose failures it catches. */
export interface EventRuleFact extends Fact {
  readonly sources: readonly string[];
  readonly statuses: readonly string[];
  readonly targets: readonly string[];
}

/** A metric alarm and what it watches. */
export interface AlarmFact extends Fact {
  readonly metrics: readonly string[];
  /** Values of its dimensions: names or ids of what it watches. */
  readonly watches: readonly string[];
}
