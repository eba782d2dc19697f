import type { Account } from '../../account.ts';
import type { LaunchRequest } from '../tasks.ts';
import type { Rollout } from './service.ts';

/** What the scheduler of services works with. */
export type SchedulerParts = Pick<Account, 'clock' | 'identity' | 'targetGroups' | 'tasks'> & {
  /** Names of Service Connect that a task of this rollout would know if it started now. */
  readonly namesFor: (rollout: Rollout) => NonNullable<LaunchRequest['names']>;
};
