import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, planned } from '../testing/good-facts.ts';
import { quotaAlb } from './quota-alb.ts';

describe('quota-alb', () => {
  it('reports more rules on a load balancer than AWS takes', () => {
    const [rule] = goodCloud.listenerRules;
    const listenerRules = Array.from(
      { length: 101 },
      (_, index) =>
        ({ ...rule, id: `api/Rule${index}` }) as (typeof goodCloud.listenerRules)[number],
    );
    expect(findingsOf(quotaAlb, planned({ ...goodCloud, listenerRules }))).toEqual([
      'error: The load balancer LoadBalancer has 101 listener rules; AWS takes 100.',
    ]);
    expect(
      findingsOf(quotaAlb, planned({ ...goodCloud, listenerRules: listenerRules.slice(0, 80) })),
    ).toEqual(['warning: The load balancer LoadBalancer has 80 listener rules; AWS takes 100.']);
  });

  it('reports names that AWS refuses', () => {
    const cloud = change('targetGroups', 'api/Targets', {
      name: 'shop-production-a-service-with-a-long-name',
    });
    expect(onlyFinding(quotaAlb, planned(cloud)).message).toBe(
      '`shop-production-a-service-with-a-long-name` is no name for a load balancer or target group.',
    );
    expect(
      findingsOf(
        quotaAlb,
        planned(change('loadBalancers', 'base/LoadBalancer', { name: 'shop-' })),
      ),
    ).toHaveLength(1);
    expect(
      findingsOf(quotaAlb, planned(change('loadBalancers', 'base/LoadBalancer', { name: 'shop' }))),
    ).toEqual([]);
  });
});
