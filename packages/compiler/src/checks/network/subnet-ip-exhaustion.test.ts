import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { subnetIpExhaustion } from './subnet-ip-exhaustion.ts';

describe('subnet-ip-exhaustion', () => {
  it('reports subnets that scaling out and deploying would fill', () => {
    const cloud = change(
      'scalingTargets',
      'api/Scaling',
      { maximum: 20 },
      change('subnets', 'base/PrivateSubnet1', { cidr: '10.0.128.0/28' }),
    );
    expect(findingsOf(subnetIpExhaustion, planned(cloud))).toEqual([
      'error: The subnet PrivateSubnet1 has 11 addresses, and up to 23 are needed while a deployment replaces tasks.',
    ]);
  });

  it('goes by the free addresses of a live subnet', () => {
    expect(
      findingsOf(
        subnetIpExhaustion,
        live(change('subnets', 'base/PrivateSubnet2', { freeAddresses: 5 })),
      ),
    ).toEqual([
      'warning: The subnet PrivateSubnet2 has 5 addresses, and up to 5 are needed while a deployment replaces tasks.',
    ]);
  });
});
