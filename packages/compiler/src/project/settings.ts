import type { Located, Span } from '../source/span.ts';
import type { Classification } from '../variables/classify.ts';

/**
 * `x-seaworthy` at the top of the file: what Compose cannot say about the whole project.
 * Published as a JSON schema in `data/x-seaworthy.schema.json`; defaults are applied by the
 * application stage, so an absent setting is absent here.
 */
export interface ProjectSettings {
  readonly region?: Located<string>;
  readonly domain?: DomainSettings;
  readonly network?: NetworkSettings;
  readonly loadBalancer?: LoadBalancerSettings;
  /** Name of the grouped secret, or path of its parameters; see `nameSecret` for the defaults. */
  readonly secretName?: Located<string>;
  /** Which of AWS's stores keeps the grouped secret; default `secrets-manager`. */
  readonly secretStore?: Located<'secrets-manager' | 'parameter-store'>;
  /** `variables: { NAME: plain | secret }`. */
  readonly variables: ReadonlyMap<string, Located<Classification>>;
  /** Days that CloudWatch keeps logs. */
  readonly logRetention?: Located<number>;
  /** Address that the notification topic mails alarms to. */
  readonly alarmEmail?: Located<string>;
  readonly waf?: WafSettings;
  readonly backup?: Located<boolean>;
  readonly tracing?: Located<boolean>;
  readonly dashboard?: Located<boolean>;
  readonly containerInsights?: Located<boolean>;
  /** Check codes that are not reported for this project. */
  readonly ignore: readonly Located<string>[];
}

/** `domain: api.example.com`, or the long form. */
export interface DomainSettings {
  readonly name: Located<string>;
  /** Hosted zone id, such as `Z0123456789ABC`; absent: a template parameter asks for it. */
  readonly hostedZone?: Located<string>;
  /** ARN of a certificate that exists already. */
  readonly certificate?: Located<string>;
  readonly span: Span;
}

/** `loadBalancer`: one that is there already. */
export interface LoadBalancerSettings {
  readonly listener: Located<string>;
  readonly securityGroup: Located<string>;
  readonly firstPriority: Located<number>;
  readonly span: Span;
}

export interface NetworkSettings {
  readonly cidr?: Located<string>;
  readonly zones?: Located<number>;
  /** `single` (default), `per-zone`, `regional`, or `none` (tasks get public addresses). */
  readonly nat?: Located<'single' | 'per-zone' | 'regional' | 'none'>;
  /** Interface endpoints to create, such as `ecr.api`. The S3 gateway endpoint is always there. */
  readonly endpoints: readonly Located<string>[];
  readonly subnets?: SubnetSettings;
  readonly existing?: ExistingNetworkSettings;
  readonly span: Span;
}

/** `subnets`: ranges of addresses, one of each kind for each zone in turn. */
export interface SubnetSettings {
  readonly public: readonly Located<string>[];
  readonly private: readonly Located<string>[];
  readonly span: Span;
}

/** `existing`: a VPC and subnets of it, by id. */
export interface ExistingNetworkSettings {
  readonly vpc: Located<string>;
  readonly public: readonly Located<string>[];
  readonly private: readonly Located<string>[];
  readonly span: Span;
}

export interface WafSettings {
  /** Requests per address and minute. */
  readonly rate?: Located<number>;
  readonly allowCountries: readonly Located<string>[];
  readonly blockCountries: readonly Located<string>[];
  readonly span: Span;
}

/** `x-seaworthy` of a service. */
export interface ServiceSettings {
  readonly role?: Located<'web' | 'worker' | 'job' | 'local-only'>;
  /** `run: batch` runs a worker on AWS Batch; `run: container` runs a store as one container. */
  readonly run?: Located<'service' | 'batch' | 'container'>;
  readonly schedule?: Schedule;
  readonly site?: SiteSettings;
  /** Host names and path prefixes that the load balancer routes to this service. */
  readonly hosts: readonly Located<string>[];
  readonly paths: readonly Located<string>[];
  /** The container port that the load balancer talks to, when it cannot be told. */
  readonly port?: Located<number>;
  readonly health?: HealthSettings;
  /** Requests that a rehearsal sends. */
  readonly smoke: readonly SmokeSettings[];
  readonly scale?: ScaleSettings;
  readonly spot?: Located<boolean>;
  readonly exec?: Located<boolean>;
  readonly store?: StoreSettings;
  readonly batch?: BatchSettings;
  /** AWS permissions of the application itself, as IAM statements: action list by resource ARN. */
  readonly permissions: readonly PermissionSettings[];
  /** Names of variables classified for this service only. */
  readonly variables: ReadonlyMap<string, Located<Classification>>;
  readonly ignore: readonly Located<string>[];
  /** The `x-seaworthy` key; absent when the service has none. */
  readonly span?: Span;
}

/** `schedule: "0 3 * * *"` (five fields, `rate(…)` or `cron(…)`), with an optional time zone. */
export interface Schedule {
  readonly expression: Located<string>;
  readonly timezone?: Located<string>;
}

/** A static site: the folder that the build leaves, and path prefixes that go to a web service. */
export interface SiteSettings {
  readonly directory: Located<string>;
  readonly api: readonly { readonly path: Located<string>; readonly service: Located<string> }[];
  readonly hosts: readonly Located<string>[];
  /** True (default): unknown paths answer with index.html. */
  readonly singlePage?: Located<boolean>;
  readonly span: Span;
}

/** The load balancer's probe. Seconds. */
export interface HealthSettings {
  readonly path?: Located<string>;
  readonly codes?: Located<string>;
  readonly interval?: Located<number>;
  readonly timeout?: Located<number>;
  readonly gracePeriod?: Located<number>;
  readonly span: Span;
}

/** A request and the answer that it must get: `/health`, or the long form. */
export interface SmokeSettings {
  readonly path: Located<string>;
  readonly method?: Located<'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'>;
  readonly headers: ReadonlyMap<string, Located<string>>;
  readonly body?: Located<string>;
  /** Status codes and ranges: `200`, `200-299,404`. */
  readonly status?: Located<string>;
  readonly contains?: Located<string>;
  readonly span: Span;
}

/** Percentages for cpu and memory, requests per task and minute, messages per task. */
export interface ScaleSettings {
  readonly min?: Located<number>;
  readonly max?: Located<number>;
  readonly cpu?: Located<number>;
  readonly memory?: Located<number>;
  readonly requests?: Located<number>;
  readonly messages?: Located<number>;
  readonly span: Span;
}

/** How a managed store is built. Capacity units are Aurora's; storage is GB. */
export interface StoreSettings {
  readonly engine?: Located<string>;
  readonly class?: Located<string>;
  /** `aurora` takes Aurora Serverless v2 instead of an RDS instance. */
  readonly type?: Located<'rds' | 'aurora' | 'elasticache' | 'mq' | 's3' | 'dynamodb' | 'sqs'>;
  readonly version?: Located<string>;
  readonly storage?: Located<number>;
  readonly multiZone?: Located<boolean>;
  readonly minCapacity?: Located<number>;
  readonly maxCapacity?: Located<number>;
  readonly backupDays?: Located<number>;
  /** S3: buckets; DynamoDB: tables with their keys; SQS: queues. */
  readonly names: readonly Located<string>[];
  readonly tables: readonly TableSettings[];
  /** SQS: seconds a message stays invisible; receives before the dead-letter queue. */
  readonly visibility?: Located<number>;
  readonly receives?: Located<number>;
  readonly retentionDays?: Located<number>;
  /** S3: days until objects move to archive storage. */
  readonly archiveAfterDays?: Located<number>;
  readonly existing?: ExistingStoreSettings;
  readonly span: Span;
}

/** `existing`: what is there already, by where it answers or by ARNs. */
export type ExistingStoreSettings = ExistingAddressSettings | ExistingItemsSettings;

/** Buckets, tables or queues, by what the project calls them. */
export interface ExistingItemsSettings {
  readonly arns: ReadonlyMap<string, Located<string>>;
  readonly span: Span;
}

/** A database, cache or broker. */
export interface ExistingAddressSettings {
  readonly host: Located<string>;
  readonly port?: Located<number>;
  readonly credentials: Located<string>;
  readonly securityGroup: Located<string>;
  readonly username?: Located<string>;
  readonly database?: Located<string>;
  readonly span: Span;
}

export interface TableSettings {
  readonly name: Located<string>;
  readonly partitionKey: Located<string>;
  readonly sortKey?: Located<string>;
}

/** `run: batch`. vCPUs, MiB, seconds. */
export interface BatchSettings {
  readonly on?: Located<'fargate' | 'fargate-spot' | 'ec2-spot'>;
  readonly maxVcpus?: Located<number>;
  readonly attempts?: Located<number>;
  readonly timeout?: Located<number>;
  /** The queue store that feeds it; found by its links when absent. */
  readonly queue?: Located<string>;
  readonly span: Span;
}

export interface PermissionSettings {
  readonly actions: readonly Located<string>[];
  readonly resources: readonly Located<string>[];
  readonly span: Span;
}
