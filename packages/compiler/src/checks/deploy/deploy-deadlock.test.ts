import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { deployDeadlock } from './deploy-deadlock.ts';

describe('deploy-deadlock', () => {
  it('reports one task at 100 and 100 percent', () => {
    const cloud = change('services', 'worker/Service', {
      minimumPercent: 100,
      maximumPercent: 100,
    });
    expect(findingsOf(deployDeadlock, planned(cloud))).toEqual([
      'error: worker cannot be updated: with 1 task, at least 100 % healthy and at most 100 % running, ECS may neither stop nor start one.',
    ]);
  });

  it('counts tasks as AWS does', () => {
    const found = (desired: number, minimumPercent: number, maximumPercent: number) =>
      findingsOf(
        deployDeadlock,
        planned(change('services', 'worker/Service', { desired, minimumPercent, maximumPercent })),
      ).length;
    expect([found(1, 100, 150), found(2, 75, 125), found(3, 100, 133)]).toEqual([1, 1, 1]);
    expect([found(1, 100, 200), found(1, 0, 100), found(2, 50, 100), found(4, 100, 125)]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('looks at the minimum of autoscaling', () => {
    const cloud = change('services', 'api/Service', { maximumPercent: 150 });
    expect(findingsOf(deployDeadlock, planned(cloud))).toHaveLength(1);
  });
});
