import type { DeploymentConfiguration, PropagateTags, Tag } from '@aws-sdk/client-ecs';
import type { Target } from '../../load-balancing/target-groups.ts';
import type { Cancel } from '../../time/clock.ts';
import type { Cluster } from '../clusters/cluster.ts';
import type { Revision } from './revision.ts';
import type { ServiceEvents } from './service-events.ts';

/** A service as it is now; the scheduler changes it from event to event. */
export interface Service {
  readonly arn: string;
  readonly name: string;
  readonly cluster: Cluster;
  readonly createdAt: number;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  settings: Settings;
  desiredCount: number;
  /** The primary first, then those whose tasks are still there, newest first. */
  rollouts: Rollout[];
  /** Where a rollback would go. */
  lastCompleted: Rollout | undefined;
  /** Newest first. */
  readonly deployments: ServiceDeploymentRecord[];
  readonly events: ServiceEvents;
  /** By task ARN. */
  readonly members: Map<string, Member>;
  steady: boolean;
  queued: boolean;
  wake: Cancel | undefined;
  /** Targets registered since the scheduler last looked. */
  newTargets: RegisteredTarget[];
  /** Told how the deployment or change in progress ends. */
  waiting: ((outcome: Outcome) => void)[];
}

/** What can change without a new deployment. */
export interface Settings {
  readonly deployment: DeploymentConfiguration;
  /** Seconds in which bad health does not count. */
  readonly gracePeriod: number;
  readonly enableExecuteCommand: boolean;
  readonly enableManagedTags: boolean;
  readonly propagateTags?: PropagateTags;
  readonly zoneRebalancing: 'ENABLED' | 'DISABLED';
  readonly tags: readonly Tag[];
}

/** What DescribeServices calls a deployment: one revision and its tasks. */
export interface Rollout {
  /** `ecs-svc/…` */
  readonly id: string;
  readonly revision: Revision;
  readonly createdAt: number;
  updatedAt: number;
  state: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  reason: string;
  failedTasks: number;
  /** Whether its tasks were ever all healthy, so that they are worth keeping. */
  proven: boolean;
  /** How many tasks it is to have once it is no longer primary. */
  target: number;
  /** Launches since the last one that reached RUNNING. */
  launchFailures: number;
  /** No launch before; milliseconds since 1970. */
  launchAfter: number;
}

/** What ListServiceDeployments shows: one change of the service, with its rollback if it had one. */
export interface ServiceDeploymentRecord {
  readonly arn: string;
  readonly target: Revision;
  readonly sources: readonly Revision[];
  readonly createdAt: number;
  readonly rollout: Rollout;
  status:
    | 'IN_PROGRESS'
    | 'SUCCESSFUL'
    | 'STOPPED'
    | 'ROLLBACK_IN_PROGRESS'
    | 'ROLLBACK_SUCCESSFUL'
    | 'ROLLBACK_FAILED';
  statusReason: string | undefined;
  finishedAt: number | undefined;
  rollback:
    | { readonly rollout: Rollout; readonly reason: string; readonly startedAt: number }
    | undefined;
  breakerTriggered: boolean;
}

/** How a change of a service ended for who asked for it; `gone`: the service is INACTIVE. */
export type Outcome = 'completed' | 'breaker' | 'stopped' | 'superseded' | 'gone';

/** One task of a service. */
export interface Member {
  readonly arn: string;
  readonly id: string;
  readonly rollout: Rollout;
  readonly launchedAt: number;
  readonly subnetId: string;
  readonly provider: 'FARGATE' | 'FARGATE_SPOT';
  zone: string;
  /** `leaving`: draining or stopping, by whoever's will. */
  phase: 'pending' | 'running' | 'leaving';
  runningAt: number;
  /** When it counts as healthy, if nothing checks it; milliseconds since 1970. */
  countsAt: number | undefined;
  standing: Standing;
  /** Whether its rollout has counted it as healthy before. */
  wasHealthy: boolean;
  /** Why it is unhealthy, as its stop reason says it. */
  ailment: string | undefined;
  targets: readonly RegisteredTarget[];
  /** Connections are still being let go. */
  draining: boolean;
  /** Whether the scheduler decided to stop it. */
  dismissed: boolean;
  /** Whether its end was counted against its rollout. */
  failed: boolean;
  protectedUntil: number;
}

/** `warming`: runs, but does not count as healthy yet. */
export type Standing = 'pending' | 'warming' | 'healthy' | 'unhealthy';

export interface RegisteredTarget {
  readonly targetGroupArn: string;
  readonly target: Target;
  readonly containerPort: number;
}
