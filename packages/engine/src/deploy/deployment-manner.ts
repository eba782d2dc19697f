import type { Loss } from './losses.ts';
import type { StackDeployment } from './stack-deployment.ts';

/** What may be otherwise than CloudFormation would do it by itself. */
export interface DeploymentManner {
  /**
   * Gives a service up as soon as it has no hope, instead of waiting until ECS does. What a task
   * wrote last is then read when it dies.
   */
  readonly failsFast?: boolean;
  /**
   * Believes that services are deployed only when no task of them has died, or their tasks have
   * outlived the dead (see `doubtOf`), and when they are seen to run as asked: see `verifyServices`.
   */
  readonly proves?: boolean;
  /** Services' stacks as they were, which those get again that are done when another one fails. */
  readonly before?: readonly StackDeployment[];
  /** Aborted: what is done stays as it is. */
  readonly keep?: AbortSignal;
  /** Asked before data is lost; throws to leave everything as it is. */
  readonly lose?: (losses: readonly Loss[]) => Promise<void>;
  /**
   * Ends it in order: updates of services are taken back, a job that runs is waited for, the rest is
   * left to CloudFormation.
   */
  readonly stop?: AbortSignal;
}
