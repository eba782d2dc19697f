import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { privateSubnets } from '../testing/good-network.ts';
import { albAzSubnets } from './alb-az-subnets.ts';

describe('alb-az-subnets', () => {
  it('reports a load balancer in one zone', () => {
    const placement = {
      subnets: ['base/PublicSubnet1'],
      securityGroups: ['base/LoadBalancerGroup'],
      publicAddress: true,
    };
    const findings = findingsOf(
      albAzSubnets,
      planned(change('loadBalancers', 'base/LoadBalancer', { placement })),
    );
    expect(findings).toEqual([
      'error: The load balancer is in one zone only, and AWS asks for subnets in two.',
      'error: The load balancer has no subnet in zone 2, so that tasks of api there get no requests.',
    ]);
  });

  it('reports a public load balancer in private subnets', () => {
    const placement = {
      subnets: privateSubnets,
      securityGroups: ['base/LoadBalancerGroup'],
      publicAddress: true,
    };
    expect(
      findingsOf(
        albAzSubnets,
        planned(change('loadBalancers', 'base/LoadBalancer', { placement })),
      )[0],
    ).toContain('its subnet PrivateSubnet1 has no route to an internet gateway');
    expect(
      findingsOf(
        albAzSubnets,
        planned(change('loadBalancers', 'base/LoadBalancer', { placement, internal: true })),
      ),
    ).toEqual([]);
  });
});
