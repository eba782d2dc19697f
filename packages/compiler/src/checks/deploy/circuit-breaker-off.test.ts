import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { circuitBreakerOff } from './circuit-breaker-off.ts';

describe('circuit-breaker-off', () => {
  it('reports a service whose failed deployments nobody stops', () => {
    const cloud = change('services', 'api/Service', {
      breaker: { enabled: false, rollback: false },
    });
    expect(onlyFinding(circuitBreakerOff, planned(cloud))).toMatchObject({
      severity: 'error',
      owner: 'api',
      message: expect.stringContaining('A failed deployment of api never ends'),
    });
  });

  it('reports a breaker that does not roll back', () => {
    const cloud = change('services', 'api/Service', {
      breaker: { enabled: true, rollback: false },
    });
    expect(findingsOf(circuitBreakerOff, planned(cloud))).toEqual([
      'error: A failed deployment of api is stopped but not rolled back.',
    ]);
  });
});
