import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { fargateCapacityAz } from './fargate-capacity-az.ts';

describe('fargate-capacity-az', () => {
  it('warns of a service in one zone', () => {
    const placement = {
      subnets: ['base/PrivateSubnet1'],
      securityGroups: ['base/ApiGroup'],
      publicAddress: false,
    };
    const findings = findingsOf(
      fargateCapacityAz,
      planned(change('services', 'api/Service', { placement })),
    );
    expect(findings[0]).toBe(
      'warning: api runs in one zone only: when it has no capacity, no task starts.',
    );
  });

  it('warns of a single task on Spot', () => {
    expect(
      findingsOf(
        fargateCapacityAz,
        planned(change('services', 'worker/Service', { capacity: 'spot' })),
      )[0],
    ).toContain('warning: worker runs as a single task on Spot');
    expect(
      findingsOf(
        fargateCapacityAz,
        planned(change('services', 'worker/Service', { capacity: 'mixed' })),
      ).length,
    ).toBe(0);
  });

  it('advises of one NAT gateway for two zones where a service is meant to outlive one', () => {
    expect(findingsOf(fargateCapacityAz, planned())).toEqual([]);
    const cloud = change('scalingTargets', 'api/Scaling', { minimum: 2 });
    expect(findingsOf(fargateCapacityAz, planned(cloud))).toEqual([
      'advice: One NAT gateway serves zone 1 and zone 2: when its zone fails, tasks in the others lose the internet.',
    ]);
  });
});
