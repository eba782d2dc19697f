import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { goodCloud, planned } from '../testing/good-facts.ts';
import { costIdleAndLoop } from './cost-idle-and-loop.ts';

describe('cost-idle-and-loop', () => {
  it('advises to share load balancers', () => {
    const [loadBalancer] = goodCloud.loadBalancers;
    const loadBalancers = [
      loadBalancer,
      { ...loadBalancer, id: 'base/Second' },
    ] as typeof goodCloud.loadBalancers;
    expect(findingsOf(costIdleAndLoop, planned({ ...goodCloud, loadBalancers }))[0]).toContain(
      'advice: LoadBalancer and Second could be one load balancer',
    );
    const apart = [
      loadBalancer,
      { ...loadBalancer, id: 'base/Second', internal: true },
    ] as typeof goodCloud.loadBalancers;
    expect(findingsOf(costIdleAndLoop, planned({ ...goodCloud, loadBalancers: apart }))).toEqual(
      [],
    );
  });

  it('advises to expire images', () => {
    expect(
      findingsOf(
        costIdleAndLoop,
        planned(change('repositories', 'base/ApiRepository', { expiry: [] })),
      ),
    ).toEqual(['advice: The repository shop/api keeps every image for ever.']);
  });
});
