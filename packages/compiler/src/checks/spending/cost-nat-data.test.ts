import { describe, expect, it } from 'vitest';
import { change, remove } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { costNatData } from './cost-nat-data.ts';

describe('cost-nat-data', () => {
  it('warns of S3 traffic through the NAT gateway', () => {
    expect(
      onlyFinding(costNatData, planned(remove('endpoints', 'base/S3Endpoint'))).message,
    ).toContain('go through the NAT gateway');
    expect(
      findingsOf(
        costNatData,
        planned(change('endpoints', 'base/S3Endpoint', { routeTables: ['base/PublicRoutes'] })),
      ),
    ).toHaveLength(1);
  });
});
