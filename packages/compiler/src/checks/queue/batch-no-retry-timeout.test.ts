import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { goodCloud, planned } from '../testing/good-facts.ts';
import { batchNoRetryTimeout } from './batch-no-retry-timeout.ts';

describe('batch-no-retry-timeout', () => {
  it('reports a job on Spot that is tried once', () => {
    expect(
      findingsOf(
        batchNoRetryTimeout,
        planned(change('batchDefinitions', 'resize/Definition', { attempts: 1 })),
      )[0],
    ).toContain('error: A job of resize fails when AWS takes its Spot capacity back');
    const onDemand = change('batchEnvironments', 'resize/Environment', { type: 'EC2' });
    expect(
      findingsOf(
        batchNoRetryTimeout,
        planned(change('batchDefinitions', 'resize/Definition', { attempts: 1 }, onDemand)),
      ),
    ).toEqual([]);
  });

  it('warns of a job without an end', () => {
    const { timeout: _, ...definition } = goodCloud
      .batchDefinitions[0] as (typeof goodCloud.batchDefinitions)[number];
    expect(
      findingsOf(batchNoRetryTimeout, planned({ ...goodCloud, batchDefinitions: [definition] })),
    ).toEqual(['warning: A job of resize that hangs runs, and is paid for, for ever.']);
  });
});
