import type { Duplex } from 'node:stream';
import type { ProbeOutcome } from '../load-balancing/target-groups.ts';
import type { RegisteredDefinition } from './task-definition.ts';

/** The states of a Fargate task in their order. */
export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED';

export type StopCode =
  | 'TaskFailedToStart'
  | 'EssentialContainerExited'
  | 'UserInitiated'
  | 'ServiceSchedulerInitiated'
  | 'SpotInterruption'
  | 'TerminationNotice';

export interface LaunchRequest {
  readonly cluster: string;
  readonly definition: RegisteredDefinition;
  /** `service:NAME` or `family:NAME`. */
  readonly group: string;
  /** A deployment id such as `ecs-svc/123`, or who ran the task. */
  readonly startedBy?: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly assignPublicAddress: boolean;
  readonly capacityProvider?: 'FARGATE' | 'FARGATE_SPOT';
  readonly enableExecuteCommand?: boolean;
  /** Overrides of RunTask, by container name. */
  readonly overrides?: readonly ContainerOverride[];
  /** The namespace of Service Connect that the task belongs to. */
  readonly namespace?: string;
  /** Names of Service Connect that resolve in the task, with their ports. */
  readonly names?: readonly { readonly host: string; readonly ports: readonly number[] }[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface ContainerOverride {
  readonly name: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** One task as it is now; a later look gives a new record. */
export interface Task {
  readonly arn: string;
  readonly id: string;
  readonly request: LaunchRequest;
  readonly status: TaskStatus;
  readonly desiredStatus: 'RUNNING' | 'STOPPED';
  /** `HEALTHY` needs every essential container with a health check to be healthy. */
  readonly health: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';
  /** Empty when the task never got a network interface. */
  readonly availabilityZone: string;
  /** The private address, from the time the network interface exists. */
  readonly address?: string;
  readonly networkInterfaceId?: string;
  readonly subnetId?: string;
  /** Counts the changes of the record. */
  readonly version?: number;
  readonly containers: readonly TaskContainer[];
  readonly createdAt: number;
  readonly pullStartedAt?: number;
  readonly pullStoppedAt?: number;
  readonly startedAt?: number;
  readonly stoppingAt?: number;
  /** When the last container had stopped. */
  readonly executionStoppedAt?: number;
  readonly stoppedAt?: number;
  readonly stopCode?: StopCode;
  /** AWS's own words. */
  readonly stoppedReason?: string;
  /** Until when scale-in and deployments leave the task alone. */
  readonly protectedUntil?: number;
}

export interface TaskContainer {
  readonly name: string;
  readonly status: 'PENDING' | 'RUNNING' | 'STOPPED';
  readonly health: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';
  readonly exitCode?: number;
  /** As in `CannotPullContainerError: …`, `OutOfMemoryError: …`. */
  readonly reason?: string;
  readonly image: string;
  readonly imageDigest?: string;
  readonly runtimeId?: string;
  readonly restarts: number;
}

/** Launches, follows and stops tasks: what services, RunTask, schedules and Batch are made of. */
export interface Tasks {
  /** Returns at once with a task in PROVISIONING; what goes wrong later is in its stop reason. */
  launch(request: LaunchRequest): Task;
  /**
   * Idempotent. The first code and reason stay. With `drained`, the task is DEACTIVATING until then,
   * and its containers are told to stop afterwards, unless one of them ends before.
   */
  stop(arn: string, code: StopCode, reason: string, drained?: Promise<void>): void;
  find(arnOrId: string): Task | undefined;
  /** Running and, for an hour, stopped tasks of a cluster. */
  inCluster(cluster: string): readonly Task[];
  /** Calls back after each change of a task; the answer ends it. */
  onChange(listener: (task: Task) => void): () => void;
  protect(arn: string, until: number | undefined): void;
  /** A peer in the VPC connects to the task. */
  dial(arn: string, port: number): Promise<Duplex>;
  probe(
    arn: string,
    request: {
      readonly port: number;
      readonly protocol: 'HTTP' | 'TCP';
      readonly path: string;
      readonly timeout: number;
    },
  ): Promise<ProbeOutcome>;
  /** Runs a command in a container that runs. */
  exec(
    arn: string,
    container: string,
    command: readonly string[],
    timeout: number,
  ): Promise<{ readonly code: number; readonly output: string }>;
}
