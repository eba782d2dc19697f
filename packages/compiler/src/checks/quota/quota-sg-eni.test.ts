import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { toGroup } from '../testing/good-network.ts';
import { quotaSgEni } from './quota-sg-eni.ts';

describe('quota-sg-eni', () => {
  it('reports a security group with more rules than AWS takes', () => {
    const ingress = Array.from({ length: 61 }, (_, port) => toGroup(8000 + port, 'ApiGroup'));
    const cloud = change('securityGroups', 'base/DbGroup', { ingress });
    expect(findingsOf(quotaSgEni, planned(cloud))).toEqual([
      'error: The security group DbGroup has 61 ingress rules; AWS takes 60.',
    ]);
  });

  it('warns from nine tenths on', () => {
    const egress = Array.from({ length: 54 }, (_, port) => toGroup(8000 + port, 'ApiGroup'));
    const cloud = change('securityGroups', 'base/DbGroup', { egress });
    expect(findingsOf(quotaSgEni, planned(cloud))).toEqual([
      'warning: The security group DbGroup has 54 egress rules; AWS takes 60.',
    ]);
  });

  it('reports a service with too many groups and subnets', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => `base/Other${index}`);
    const placement = { subnets: many(17), securityGroups: many(6), publicAddress: false };
    const cloud = change('services', 'api/Service', { placement });
    expect(findingsOf(quotaSgEni, planned(cloud))).toEqual([
      'error: api has 6 security groups; a service takes 5.',
      'error: api has 17 subnets; a service takes 16.',
    ]);
  });
});
