import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { desiredCountFight } from './desired-count-fight.ts';

describe('desired-count-fight', () => {
  it('reports a desired count beside autoscaling', () => {
    const cloud = change('services', 'api/Service', { desired: 2 });
    expect(findingsOf(desiredCountFight, planned(cloud))).toEqual([
      'error: Every deployment sets api back to 2 tasks, whatever autoscaling has decided.',
    ]);
  });

  it('knows that autoscaling itself sets the count of a live service', () => {
    expect(
      findingsOf(desiredCountFight, live(change('services', 'api/Service', { desired: 2 }))),
    ).toEqual([]);
    expect(
      findingsOf(desiredCountFight, live(change('services', 'api/Service', { desired: 0 }))),
    ).toHaveLength(1);
  });

  it('warns of a range that no policy uses', () => {
    const cloud = change('scalingTargets', 'api/Scaling', { policies: 0 });
    expect(findingsOf(desiredCountFight, planned(cloud))).toEqual([
      'warning: api may have 1 to 2 tasks, but no policy ever changes their number.',
    ]);
  });
});
