import type { Fact, Known, Placement } from './fact.ts';

export interface TaskDefinitionFact extends Fact {
  /** Fargate units; absent when not set. */
  readonly cpu?: number;
  /** MiB; absent when not set. */
  readonly memory?: number;
  readonly fargate: boolean;
  readonly networkMode?: string;
  readonly executionRole?: string;
  readonly taskRole?: string;
  /** GiB; absent for AWS's 20. */
  readonly ephemeralStorage?: number;
  readonly containers: readonly ContainerFact[];
  readonly volumes: readonly VolumeFact[];
  /** Settings of the task that Fargate refuses, such as `ipcMode`. */
  readonly unsupported: readonly string[];
  /** Size as AWS counts it against 65,536. */
  readonly bytes: Known<number>;
}

export interface ContainerFact {
  readonly name: string;
  readonly image: string;
  /** Digest that the running deployment resolved the image to. */
  readonly runningDigest?: string;
  readonly essential: boolean;
  readonly cpu?: number;
  readonly memory?: number;
  readonly memoryReservation?: number;
  readonly environment: readonly VariableFact[];
  readonly environmentFiles: number;
  readonly secrets: readonly SecretReferenceFact[];
  readonly ports: readonly PortFact[];
  readonly log?: LogFact;
  readonly health?: HealthFact;
  readonly dependsOn: readonly DependencyFact[];
  readonly mounts: readonly MountFact[];
  readonly startTimeout?: number;
  readonly user?: string;
  /** Whether it brings credentials for a private registry. */
  readonly registryCredentials: boolean;
  /** Settings of the container that Fargate refuses, such as `privileged`. */
  readonly unsupported: readonly string[];
}

/** A plain variable. A value that looks secret is not kept: its shape says what gave it away. */
export interface VariableFact {
  readonly name: string;
  readonly value: string;
}

/** A variable that the execution role fetches when the task starts. */
export interface SecretReferenceFact {
  readonly name: string;
  readonly valueFrom: string;
}

export interface PortFact {
  readonly container: number;
  readonly host?: number;
  readonly protocol: string;
  readonly name?: string;
}

export interface LogFact {
  readonly driver: string;
  readonly group?: string;
  readonly region?: string;
  readonly streamPrefix?: string;
  readonly createGroup: boolean;
}

/** Seconds. */
export interface HealthFact {
  readonly command: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
}

export interface DependencyFact {
  readonly container: string;
  readonly condition: string;
}

export interface MountFact {
  readonly volume: string;
  readonly path: string;
}

export interface VolumeFact {
  readonly name: string;
  /** `scratch` lives and dies with the task. */
  readonly kind: 'scratch' | 'efs' | 'launch' | 'host' | 'docker' | 'other';
  readonly fileSystem?: string;
  readonly accessPoint?: string;
  readonly rootDirectory?: string;
  readonly encrypted: boolean;
  readonly iam: boolean;
}

export interface ServiceFact extends Fact {
  readonly taskDefinition: string;
  readonly placement: Placement;
  /** Absent when not set, which AWS reads as 1 on creation and as it is afterwards. */
  readonly desired?: Known<number>;
  readonly minimumPercent: number;
  readonly maximumPercent: number;
  readonly breaker: { readonly enabled: boolean; readonly rollback: boolean };
  /** Seconds; AWS's default is 0. */
  readonly gracePeriod: number;
  readonly loadBalancers: readonly ServiceTargetFact[];
  /** Names that other services reach it by (Service Connect), with their port. */
  readonly aliases: readonly { readonly name: string; readonly port: number }[];
  /** Whether its tasks can resolve such names. */
  readonly connects: boolean;
  /** `none` when the launch type decides. */
  readonly capacity: 'on-demand' | 'mixed' | 'spot';
  /** Resources that are created before it; a live account does not say. */
  readonly after: Known<readonly string[]>;
}

export interface ServiceTargetFact {
  readonly targetGroup: string;
  readonly container?: string;
  readonly port?: number;
}

/** A schedule or a one-off run that starts tasks. */
export interface TaskRunFact extends Fact {
  readonly kind: 'schedule' | 'job';
  readonly taskDefinition: string;
  readonly placement: Placement;
  /** The role that starts the task, for a schedule. */
  readonly role?: string;
}

/** Autoscaling of a service. */
export interface ScalingTargetFact extends Fact {
  readonly service: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly policies: number;
}
