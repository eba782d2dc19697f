import type { ApplicationService, Range } from '@seaworthy/compiler';
import type { Release } from '../../releases/release.ts';
import type { DeployedStack } from '../find-stacks.ts';

/** How a deployed project is now. */
export interface Status {
  readonly project: string;
  readonly environment: string;
  readonly region: string;
  /** When AWS was asked; milliseconds since 1970. */
  readonly at: number;
  /** Where the web services answer; absent before the first deployment. */
  readonly url?: string;
  readonly stacks: readonly DeployedStack[];
  readonly services: readonly ServiceStatus[];
  /** Those that are in ALARM. */
  readonly alarms: readonly AlarmStatus[];
  /** The newest; absent when none is recorded. */
  readonly release?: Release;
  /** Absent when nothing is deployed. */
  readonly cost?: CostSoFar;
}

export interface ServiceStatus {
  readonly name: string;
  readonly kind: ApplicationService['kind'];
  /** Whether the service has a stack. */
  readonly isDeployed: boolean;
  /** What ECS keeps running; absent for what only runs at times, and for sites. */
  readonly running?: RunningStatus;
}

export interface RunningStatus {
  /** `rag-platform-production-api:7`, of the deployment that is, or is becoming, the current one. */
  readonly revision: string;
  /** The revision that its stack asks for, when ECS runs another one. */
  readonly requested?: string;
  readonly desiredTasks: number;
  readonly runningTasks: number;
  readonly pendingTasks: number;
  /** ECS's state of the rollout, such as `COMPLETED`. */
  readonly rollout: string;
  readonly rolloutReason?: string;
  readonly tasks: readonly TaskStatus[];
  /** Absent for a service behind no load balancer. */
  readonly targets?: readonly TargetStatus[];
  readonly scaling?: ScalingStatus;
}

export interface TaskStatus {
  /** 32 hexadecimal digits. */
  readonly task: string;
  readonly revision: string;
  readonly status: string;
  readonly health: string;
  /** Milliseconds since 1970; absent while it starts. */
  readonly startedAt?: number;
}

export interface TargetStatus {
  readonly target: string;
  readonly state: string;
  readonly description?: string;
}

export interface ScalingStatus {
  readonly min: number;
  readonly max: number;
  /** What it scales by, such as `70 % CPU`. */
  readonly policies: readonly string[];
}

export interface AlarmStatus {
  readonly name: string;
  readonly description: string;
  /** Milliseconds since 1970. */
  readonly since?: number;
}

/** US dollars since the month began, or since the first stack if that is later. */
export interface CostSoFar {
  readonly soFarUsd: Range;
  readonly monthlyUsd: Range;
  /** Lines of the estimate whose price is not known; in neither sum. */
  readonly unpriced: number;
  readonly since: number;
}
