import type { Loss } from './losses.ts';

/** What may be otherwise than CloudFormation would do it by itself. */
export interface DeploymentManner {
  /**
   * Gives a service up as soon as it has no hope, instead of waiting until ECS does. What a task
   * wrote last is then read when it dies.
   */
  readonly failsFast?: boolean;
  /** Asked before data is lost; throws to leave everything as it is. */
  readonly lose?: (losses: readonly Loss[]) => Promise<void>;
  /** Ends it in order: updates of services are taken back, the rest is left to CloudFormation. */
  readonly stop?: AbortSignal;
}
