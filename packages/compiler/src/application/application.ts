import type { Dependency } from '../project/project.ts';
import type { Schedule } from '../project/settings.ts';
import type { Located, Span } from '../source/span.ts';
import type { Reason } from './reason.ts';
import type { Store } from './store.ts';
import type { Value } from './value.ts';

/**
 * What the project means in production. Every default is resolved here and every inference keeps
 * its reason, so that later stages only build. Lists are in the order of the Compose files.
 */
export interface Application {
  /** Lower-case letters, digits and hyphens; at most 32 characters: part of AWS names. */
  readonly name: string;
  readonly environment: string;
  readonly region: string;
  readonly span: Span;
  readonly network: NetworkPlan;
  readonly domain?: Domain;
  /** One that is there already: no load balancer, certificate or DNS record is made. */
  readonly loadBalancer?: ExistingLoadBalancer;
  readonly operations: Operations;
  readonly services: readonly ApplicationService[];
  readonly stores: readonly Store[];
  /** Keys of the grouped secret that the owner fills; platform-managed passwords are not here. */
  readonly secrets: readonly ApplicationSecret[];
  /** Which of AWS's stores keeps the grouped secret. */
  readonly secretStore: SecretStoreKind;
  /** Name of the grouped secret in Secrets Manager, or the path of its parameters, `/` first. */
  readonly secretName: string;
  readonly links: readonly Link[];
  /** Services of the project that have no place in production, and why. */
  readonly leftOut: readonly LeftOut[];
}

export type SecretStoreKind = 'secrets-manager' | 'parameter-store';

export type ApplicationService =
  | WebService
  | Worker
  | Job
  | ScheduledJob
  | BatchWorker
  | StaticSite;

/** Everything that runs as a task. */
export type TaskKind = Exclude<ApplicationService, StaticSite>;

/** What every task has, whatever starts it. */
export interface Task {
  readonly name: string;
  /** The service's key in the Compose file. */
  readonly span: Span;
  readonly reasons: readonly Reason[];
  readonly image: ImageSource;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment: readonly Binding[];
  readonly size: TaskSize;
  readonly architecture: 'X86_64' | 'ARM64';
  /** Container ports, each once; the first is the main one. */
  readonly ports: readonly TaskPort[];
  readonly health?: ContainerHealth;
  /** Seconds between SIGTERM and SIGKILL. */
  readonly stopTimeout: number;
  readonly init: boolean;
  readonly readonlyRoot: boolean;
  /** Where the project says whether it is; absent: it does not say. */
  readonly readonlyRootSpan?: Span;
  readonly user?: string;
  readonly workingDirectory?: string;
  readonly openFiles?: { readonly soft: number; readonly hard: number };
  readonly dropCapabilities: readonly string[];
  /** Fargate takes `SYS_PTRACE` alone. */
  readonly addCapabilities?: readonly string[];
  /** Shared, durable folders (EFS): volume name and where it is mounted. */
  readonly fileSystems: readonly FileSystemMount[];
  /** Writable scratch folders of the task's own. */
  readonly scratch: readonly string[];
  /** Statements for the task role: what the application itself does on AWS. */
  readonly permissions: readonly Permission[];
  /** ECS Exec. */
  readonly exec: boolean;
  /** Names it is addressed by inside the application: Compose name, aliases. */
  readonly names: readonly string[];
  /** True when another service addresses it. */
  readonly addressed: boolean;
  readonly dependsOn: readonly Dependency[];
}

export interface WebService extends Task {
  readonly kind: 'web';
  readonly scale: Scale;
  readonly spot: boolean;
  readonly route: Route;
}

export interface Worker extends Task {
  readonly kind: 'worker';
  readonly scale: Scale;
  readonly spot: boolean;
}

/** Runs once per release, before the services in `before`. */
export interface Job extends Task {
  readonly kind: 'job';
  readonly before: readonly string[];
}

export interface ScheduledJob extends Task {
  readonly kind: 'schedule';
  readonly schedule: Schedule;
  /** AWS's form, `cron(0 3 * * ? *)` or `rate(1 day)`. */
  readonly expression: string;
  readonly timezone: string;
}

/** A worker on AWS Batch; a queue's messages start its jobs. */
export interface BatchWorker extends Task {
  readonly kind: 'batch';
  readonly on: 'fargate' | 'fargate-spot' | 'ec2-spot';
  readonly maxVcpus: number;
  readonly attempts: number;
  /** Seconds. */
  readonly timeout: number;
  /** The SQS store and queue whose messages start jobs. */
  readonly queue?: { readonly store: string; readonly name: string };
}

export interface StaticSite {
  readonly kind: 'site';
  readonly name: string;
  readonly span: Span;
  readonly reasons: readonly Reason[];
  /** Folder of built files, relative to the project directory. */
  readonly directory: string;
  readonly singlePage: boolean;
  readonly hosts: readonly string[];
  readonly api: readonly { readonly path: string; readonly service: string; readonly span: Span }[];
  /** Build-time variables that must be given to the build, by name. */
  readonly buildVariables: readonly string[];
}

/** `built` comes from the project and is pushed to a repository; `registry` is pulled as it is. */
export type ImageSource =
  | {
      readonly kind: 'built';
      readonly context: string;
      readonly dockerfile: string;
      /** The Dockerfile itself, when Compose holds it; `dockerfile` is then not read. */
      readonly inlineDockerfile?: string;
      readonly target?: string;
      readonly span: Span;
    }
  | { readonly kind: 'registry'; readonly reference: string; readonly span: Span };

export interface TaskPort {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  readonly published: boolean;
  readonly span: Span;
}

/** An environment variable of a task. */
export interface Binding {
  readonly name: string;
  readonly value: Value;
  readonly span: Span;
  /** Says what was changed on the way, such as "follows db: host, credentials, sslmode". */
  readonly reason?: string;
}

/** Fargate units: cpu 1024 = 1 vCPU, memory MiB; `asked` is what the project says, if it does. */
export interface TaskSize {
  readonly cpu: number;
  readonly memory: number;
  readonly asked: { readonly cpus?: Located<number>; readonly memory?: Located<number> };
  /** Set when the pair asked for is not one of Fargate's and was rounded up. */
  readonly rounded: boolean;
}

/** A container health check within ECS's limits. Seconds. */
export interface ContainerHealth {
  readonly command: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
  readonly span: Span;
}

/** How the load balancer reaches a web service. */
export interface Route {
  readonly port: number;
  readonly portSpan: Span;
  /** Empty: every host. */
  readonly hosts: readonly string[];
  /** Path prefixes with a leading slash; `/` is everything. */
  readonly paths: readonly string[];
  readonly health: TargetHealth;
}

/** The load balancer's probe. Seconds. */
export interface TargetHealth {
  readonly path: string;
  readonly codes: string;
  readonly interval: number;
  readonly timeout: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly gracePeriod: number;
  readonly drainDelay: number;
  /** Where the path was found: settings, the Compose health check, or the default. */
  readonly from: 'settings' | 'healthcheck' | 'default';
  readonly span?: Span;
}

/** `max` equal to `min`: no autoscaling. Targets: percent, percent, requests/task/min, messages/task. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly cpu?: number;
  readonly memory?: number;
  readonly requests?: number;
  readonly messages?: { readonly target: number; readonly store: string; readonly queue: string };
  readonly span?: Span;
}

export interface FileSystemMount {
  readonly volume: string;
  readonly path: string;
  readonly readOnly: boolean;
  readonly span: Span;
}

export interface Permission {
  readonly actions: readonly string[];
  /** ARN patterns; `${AWS::Region}` and the like allowed. */
  readonly resources: readonly string[];
  readonly reason: string;
  readonly span: Span;
}

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  /** What says so: a value, `depends_on`, `links`, or a site's `api`. */
  readonly because: Reason;
}

export interface ApplicationSecret {
  /** JSON key in the grouped secret. */
  readonly key: string;
  /** `service` and variable that receive it. */
  readonly usedBy: readonly { readonly service: string; readonly variable: string }[];
  /** Whether the host has a value for it now (the value itself is never known here). */
  readonly present: boolean;
  /** The Compose secret whose file's content it is. */
  readonly file?: string;
  readonly span: Span;
}

export interface LeftOut {
  readonly name: string;
  readonly reason: string;
  readonly span: Span;
}

export interface NetworkPlan {
  /** Means nothing for a network that exists. */
  readonly cidr: string;
  readonly zones: number;
  /** `none`: tasks have public addresses; `existing`: out as the routes of a network that exists lead. */
  readonly nat: 'single' | 'per-zone' | 'regional' | 'none' | 'existing';
  readonly endpoints: readonly string[];
  /** The user's own ranges, one of each kind a zone; absent: the network's range is cut up. */
  readonly subnets?: {
    readonly public: readonly string[];
    readonly private: readonly string[];
    readonly span: Span;
  };
  /** A VPC that is there already: nothing of a network is built. */
  readonly existing?: ExistingNetwork;
  readonly span?: Span;
}

/** A VPC of the user's own and subnets of it, by id, one of each kind in each zone. */
export interface ExistingNetwork {
  readonly vpc: string;
  readonly publicSubnets: readonly string[];
  /** Where tasks and stores are; the public ones where no others are named. */
  readonly privateSubnets: readonly string[];
  readonly span: Span;
}

/** A listener of the user's own load balancer, in whose rules services take their places. */
export interface ExistingLoadBalancer {
  /** ARN. */
  readonly listener: string;
  readonly securityGroup: string;
  /** The rules have priorities from this one on; see `sharedPriorities`. */
  readonly firstPriority: number;
  readonly span: Span;
}

export interface Domain {
  readonly name: string;
  readonly hostedZone?: string;
  readonly certificate?: string;
  readonly span: Span;
}

export interface Operations {
  readonly logRetention: number;
  readonly alarmEmail?: string;
  readonly waf?: {
    readonly rate: number;
    readonly allowCountries: readonly string[];
    readonly blockCountries: readonly string[];
    readonly span: Span;
  };
  readonly backup: boolean;
  readonly tracing: boolean;
  readonly dashboard: boolean;
  readonly containerInsights: boolean;
}
