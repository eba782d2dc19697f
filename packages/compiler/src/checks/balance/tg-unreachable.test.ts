import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, planned } from '../testing/good-facts.ts';
import { toGroup } from '../testing/good-network.ts';
import { tgUnreachable } from './tg-unreachable.ts';

describe('tg-unreachable', () => {
  it('reports tasks that do not let the load balancer in', () => {
    const cloud = change('securityGroups', 'base/ApiGroup', {
      ingress: [toGroup(8001, 'LoadBalancerGroup')],
    });
    expect(findingsOf(tgUnreachable, planned(cloud))).toEqual([
      "error: The load balancer cannot reach api: the tasks' security group lets nothing in from it on port 8000.",
    ]);
  });

  it('reports a load balancer that lets nothing out to the tasks', () => {
    expect(
      onlyFinding(
        tgUnreachable,
        planned(change('securityGroups', 'base/LoadBalancerGroup', { egress: [] })),
      ).message,
    ).toContain('lets nothing out to the tasks on port 8000');
  });

  it('reports a probe that takes as long as the time between two', () => {
    const health = {
      ...goodCloud.targetGroups[0]?.health,
      interval: 5,
      timeout: 5,
    } as (typeof goodCloud.targetGroups)[number]['health'];
    expect(
      onlyFinding(tgUnreachable, planned(change('targetGroups', 'api/Targets', { health })))
        .message,
    ).toContain('a probe may take 5 s but is sent every 5 s');
  });
});
