import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, planned } from '../testing/good-facts.ts';
import { healthGraceShort } from './health-grace-short.ts';

describe('health-grace-short', () => {
  it('reports a service that starts more slowly than the load balancer waits', () => {
    const cloud = changeContainer('api', {
      health: { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3, startPeriod: 120 },
    });
    const finding = onlyFinding(healthGraceShort, planned(cloud));
    expect(finding.message).toBe(
      'The load balancer gives api 60 s to become healthy, and it may need 120 s: tasks would be stopped while they start.',
    );
    expect(finding.help).toContain('180 s or more');
  });

  it('reports no grace period beside quick probes', () => {
    expect(
      findingsOf(healthGraceShort, planned(change('services', 'api/Service', { gracePeriod: 0 }))),
    ).toEqual([]);
    const health = {
      ...goodCloud.targetGroups[0]?.health,
      interval: 5,
      unhealthyThreshold: 2,
    } as (typeof goodCloud.targetGroups)[number]['health'];
    expect(
      findingsOf(
        healthGraceShort,
        planned(
          change(
            'targetGroups',
            'api/Targets',
            { health },
            change('services', 'api/Service', { gracePeriod: 0 }),
          ),
        ),
      ),
    ).toHaveLength(1);
  });

  it('only warns where nothing says how long the start takes', () => {
    const health = {
      command: ['CMD', 'true'],
      interval: 30,
      timeout: 5,
      retries: 3,
      startPeriod: 0,
    };
    const cloud = changeContainer('api', { health });
    expect(findingsOf(healthGraceShort, planned(cloud))).toEqual([]);
    const short = change('services', 'api/Service', { gracePeriod: 10 }, cloud);
    const group = change('targetGroups', 'api/Targets', { health: quick }, short);
    expect(findingsOf(healthGraceShort, planned(group))[0]).toContain(
      'warning: The load balancer gives api 10 s to become healthy, and it may need 30 s',
    );
  });
});

const quick = {
  path: '/',
  codes: '200',
  interval: 5,
  timeout: 2,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
};
