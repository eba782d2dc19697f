import type { TargetTrackingScalingPolicyConfiguration } from '@aws-sdk/client-application-auto-scaling';

/** What a policy has seen: how many minutes in a row its metric was over or well under its target. */
export interface Tracking {
  readonly above: number;
  readonly below: number;
}

/** Before the first minute. */
export const untracked: Tracking = { above: 0, below: 0 };

/** The alarms that target tracking makes for itself: over the target, or under nine tenths of it. */
export function track(
  before: Tracking,
  value: number,
  { TargetValue: target = 0 }: TargetTrackingScalingPolicyConfiguration,
): Tracking {
  return {
    above: value > target ? before.above + 1 : 0,
    below: value < target * 0.9 ? before.below + 1 : 0,
  };
}

/** Three minutes over the target call for more. */
export function callsForMore({ above }: Tracking): boolean {
  return above >= 3;
}

/** Fifteen minutes under it allow for less. */
export function allowsLess(
  { below }: Tracking,
  { DisableScaleIn }: TargetTrackingScalingPolicyConfiguration,
): boolean {
  return below >= 15 && DisableScaleIn !== true;
}

/** The capacity at which the metric would be at its target if it is shared evenly. */
export function proportional(capacity: number, value: number, target: number): number {
  return Math.ceil((capacity * value) / target);
}
