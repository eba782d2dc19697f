import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { goodCloud, live, planned } from '../testing/good-facts.ts';
import { zoneDelegationMismatch } from './zone-delegation-mismatch.ts';

describe('zone-delegation-mismatch', () => {
  it('reports a domain that is delegated elsewhere', () => {
    const cloud = change('zones', 'Z0123456789ABC', { delegatedTo: ['ns1.gabia.co.kr'] });
    expect(findingsOf(zoneDelegationMismatch, live(cloud))).toEqual([
      'error: The domain example.com is delegated to ns1.gabia.co.kr, not to its hosted zone: records there are never seen.',
    ]);
  });

  it('warns of two public zones of one name', () => {
    const [zone] = goodCloud.zones;
    const zones = [zone, { ...zone, id: 'Z2' }] as typeof goodCloud.zones;
    expect(findingsOf(zoneDelegationMismatch, live({ ...goodCloud, zones }))[0]).toContain(
      'warning: There are 2 public hosted zones for example.com',
    );
  });

  it('warns of a zone that is created together with a certificate in it', () => {
    expect(
      findingsOf(
        zoneDelegationMismatch,
        planned(change('zones', 'Z0123456789ABC', { created: true, delegatedTo: 'unknown' })),
      )[0],
    ).toContain('the deployment waits until the registrar knows');
  });

  it('does not judge a delegation that it cannot see', () => {
    expect(
      findingsOf(
        zoneDelegationMismatch,
        planned(change('zones', 'Z0123456789ABC', { delegatedTo: 'unknown' })),
      ),
    ).toEqual([]);
  });
});
