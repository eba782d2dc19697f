import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, live, planned } from '../testing/good-facts.ts';
import { publicSubnets, rule, toGroup } from '../testing/good-network.ts';
import { imageNoRoute } from './image-no-route.ts';

describe('image-no-route', () => {
  it('reports private subnets without a route to the internet', () => {
    const finding = onlyFinding(
      imageNoRoute,
      planned(change('routeTables', 'base/PrivateRoutes', { routes: [] })),
    );
    expect(finding.message).toBe(
      'api, worker and report cannot reach the image registry: the route table of PrivateSubnet1 has no route to the internet.',
    );
  });

  it('reports public subnets whose tasks get no public address', () => {
    const placement = {
      subnets: publicSubnets,
      securityGroups: ['base/WorkerGroup'],
      publicAddress: false,
    };
    const cloud = change('services', 'worker/Service', { placement });
    expect(onlyFinding(imageNoRoute, planned(cloud))).toMatchObject({
      owner: 'worker',
      message: expect.stringContaining(
        'PublicSubnet1 is public but the tasks get no public address',
      ),
    });
    const open = change('services', 'worker/Service', {
      placement: { ...placement, publicAddress: true },
    });
    expect(findingsOf(imageNoRoute, planned(open))).toEqual([]);
  });

  it('reports a security group that lets nothing out on 443', () => {
    const cloud = change('securityGroups', 'base/ApiGroup', { egress: [toGroup(5432, 'DbGroup')] });
    expect(onlyFinding(imageNoRoute, planned(cloud)).message).toBe(
      'api cannot reach the image registry: the security group ApiGroup lets nothing out on port 443.',
    );
  });

  it('reports egress that is open to the VPC only', () => {
    const egress = [rule(443, { kind: 'cidr', cidr: '10.0.0.0/16' })];
    expect(
      findingsOf(imageNoRoute, planned(change('securityGroups', 'base/ApiGroup', { egress }))),
    ).toHaveLength(1);
  });

  it('reports a NAT gateway that failed, and one that is itself in a private subnet', () => {
    expect(
      onlyFinding(imageNoRoute, live(change('natGateways', 'base/Nat', { state: 'failed' })))
        .message,
    ).toContain('Nat, which the route leads to, does not work');
    expect(
      findingsOf(
        imageNoRoute,
        live(change('natGateways', 'base/Nat', { subnet: 'base/PrivateSubnet1' })),
      ),
    ).toHaveLength(1);
  });

  it('does not judge a way through a transit gateway, or what it cannot see', () => {
    const routes = [
      { destination: '0.0.0.0/0', target: { kind: 'other', id: 'tgw-1', state: 'active' } },
    ] as const;
    expect(
      findingsOf(imageNoRoute, live(change('routeTables', 'base/PrivateRoutes', { routes }))),
    ).toEqual([]);
    expect(findingsOf(imageNoRoute, live({ ...goodCloud, routeTables: [] }))).toEqual([]);
  });
});
