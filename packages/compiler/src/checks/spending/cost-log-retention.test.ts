import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { costLogRetention } from './cost-log-retention.ts';

describe('cost-log-retention', () => {
  it('warns of logs that are kept for ever', () => {
    expect(
      findingsOf(
        costLogRetention,
        planned(change('logGroups', 'api/Logs', { retention: 'never' })),
      ),
    ).toEqual(['warning: The log group /seaworthy/shop/production/api keeps every line for ever.']);
    expect(
      findingsOf(costLogRetention, live(change('logGroups', 'api/Logs', { retention: 'unknown' }))),
    ).toEqual([]);
  });
});
