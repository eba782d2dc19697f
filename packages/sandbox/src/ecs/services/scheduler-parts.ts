import type { Account } from '../../account.ts';
import type { ServiceConnect } from './service-connect.ts';

/** What the scheduler of services works with. */
export type SchedulerParts = Pick<
  Account,
  'clock' | 'identity' | 'targetGroups' | 'tasks' | 'waits'
> & {
  /** What a task of this rollout would get of Service Connect if it started now. */
  readonly joinedBy: ServiceConnect['joinedBy'];
};
