import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { privateSubnets, toGroup } from '../testing/good-network.ts';
import { sgIngressMissing } from './sg-ingress-missing.ts';

describe('sg-ingress-missing', () => {
  it('reports a store that does not let its client in', () => {
    const cloud = change('securityGroups', 'base/DbGroup', {
      ingress: [toGroup(5432, 'ApiGroup')],
    });
    expect(findingsOf(sgIngressMissing, planned(cloud))).toEqual([
      'error: db does not let worker in on port 5432.',
      'error: db does not let report in on port 5432.',
      'error: db does not let resize in on port 5432.',
    ]);
  });

  it('accepts a range of ports, all protocols and the addresses of the subnets', () => {
    for (const ingress of [
      [{ protocol: 'tcp', from: 5000, to: 6000, peer: { kind: 'cidr', cidr: '10.0.0.0/8' } }],
      [{ protocol: '-1', from: 0, to: 65535, peer: { kind: 'cidr', cidr: '10.0.128.0/17' } }],
    ] as const)
      expect(
        findingsOf(
          sgIngressMissing,
          planned(change('securityGroups', 'base/DbGroup', { ingress })),
        ),
      ).toEqual([]);
    const udp = [
      { protocol: 'udp', from: 0, to: 65535, peer: { kind: 'cidr', cidr: '0.0.0.0/0' } },
    ] as const;
    expect(
      findingsOf(
        sgIngressMissing,
        planned(change('securityGroups', 'base/DbGroup', { ingress: udp })),
      ),
    ).toHaveLength(4);
  });

  it('advises against one group for two stores', () => {
    const placement = {
      subnets: privateSubnets,
      securityGroups: ['base/DbGroup'],
      publicAddress: false,
    };
    const findings = findingsOf(
      sgIngressMissing,
      planned(change('caches', 'data/Cache', { placement })),
    );
    expect(findings.at(-1)).toBe(
      'advice: db and cache share the security group DbGroup: whoever may reach one may reach all.',
    );
  });
});
