import type {
  ScalingActivity,
  StepScalingPolicyConfiguration,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import type { Tracking } from './tracking.ts';

/** A service whose desired count Application Auto Scaling keeps within bounds. */
export interface ScaledService {
  /** `service/CLUSTER/NAME` */
  readonly resourceId: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly createdAt: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly policies: Map<string, Policy>;
  /** Newest first. */
  readonly activities: ScalingActivity[];
  /** No change by a policy before; milliseconds since 1970. */
  readonly calm: { out: number; in: number };
}

/** A policy; one of steps is kept but does nothing, as no alarm of a sandbox goes off. */
export type Policy = { readonly arn: string; readonly name: string; readonly createdAt: number } & (
  | {
      readonly kind: 'tracking';
      readonly configuration: TargetTrackingScalingPolicyConfiguration;
      tracking: Tracking;
    }
  | { readonly kind: 'steps'; readonly configuration: StepScalingPolicyConfiguration }
);

/** One that follows a metric by itself. */
export type TrackingPolicy = Extract<Policy, { kind: 'tracking' }>;

export function isTracking(policy: Policy): policy is TrackingPolicy {
  return policy.kind === 'tracking';
}
