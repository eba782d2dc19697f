import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, live, planned } from '../testing/good-facts.ts';
import { roleNotAssumable } from './role-not-assumable.ts';

describe('role-not-assumable', () => {
  it('reports an execution role that does not trust ECS tasks', () => {
    const cloud = change('roles', 'api/ExecutionRole', { trusts: ['ec2.amazonaws.com'] });
    expect(findingsOf(roleNotAssumable, planned(cloud))).toEqual([
      'error: The execution role of api cannot be used: it does not trust ecs-tasks.amazonaws.com.',
    ]);
  });

  it('reports the role of a schedule that does not trust the scheduler', () => {
    const cloud = change('roles', 'report/ScheduleRole', { trusts: ['events.amazonaws.com'] });
    expect(onlyFinding(roleNotAssumable, planned(cloud)).message).toBe(
      'The role of the schedule of report cannot be used: it does not trust scheduler.amazonaws.com.',
    );
  });

  it("reports an account without ECS's own role", () => {
    const cloud = { ...goodCloud, account: { ...goodCloud.account, ecsServiceRole: false } };
    expect(onlyFinding(roleNotAssumable, live(cloud)).help).toContain(
      'aws iam create-service-linked-role',
    );
  });

  it('does not judge a trust policy that it cannot see', () => {
    expect(
      findingsOf(roleNotAssumable, live(change('roles', 'api/TaskRole', { trusts: 'unknown' }))),
    ).toEqual([]);
  });
});
