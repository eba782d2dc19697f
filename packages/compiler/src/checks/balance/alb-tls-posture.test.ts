import { describe, expect, it } from 'vitest';
import { change, remove } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, planned } from '../testing/good-facts.ts';
import { albTlsPosture } from './alb-tls-posture.ts';

describe('alb-tls-posture', () => {
  it('warns of a load balancer without HTTPS', () => {
    const finding = onlyFinding(albTlsPosture, planned(remove('listeners', 'base/Https')));
    expect(finding.message).toContain('The load balancer has no HTTPS listener');
    expect(finding.help).toContain('`x-seaworthy: domain`');
  });

  it('warns of port 80 that does not redirect, or that nobody listens on', () => {
    expect(
      findingsOf(
        albTlsPosture,
        planned(change('listeners', 'base/Http', { redirectsToHttps: false })),
      ),
    ).toEqual(['warning: Port 80 answers in clear text instead of redirecting to HTTPS.']);
    expect(onlyFinding(albTlsPosture, planned(remove('listeners', 'base/Http'))).message).toContain(
      'Nothing listens on port 80',
    );
  });

  it("warns of AWS's default policy", () => {
    const { sslPolicy: _, ...https } = goodCloud
      .listeners[1] as (typeof goodCloud.listeners)[number];
    expect(
      onlyFinding(
        albTlsPosture,
        planned({ ...goodCloud, listeners: [goodCloud.listeners[0] ?? https, https] }),
      ).message,
    ).toContain("AWS's default policy of 2016");
    expect(
      findingsOf(
        albTlsPosture,
        planned(change('listeners', 'base/Https', { sslPolicy: 'ELBSecurityPolicy-2016-08' })),
      ),
    ).toHaveLength(1);
  });

  it('leaves internal load balancers alone', () => {
    expect(
      findingsOf(
        albTlsPosture,
        planned(
          remove(
            'listeners',
            'base/Https',
            change('loadBalancers', 'base/LoadBalancer', { internal: true }),
          ),
        ),
      ),
    ).toEqual([]);
  });
});
