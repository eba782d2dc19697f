import { describe, expect, it } from 'vitest';
import { application } from '../../graph/testing/applications.ts';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, live, planned } from '../testing/good-facts.ts';
import { acmPending } from './acm-pending.ts';

describe('acm-pending', () => {
  it('warns on a plan of a certificate whose record nobody writes', () => {
    const cloud = change('certificates', 'base/Certificate', { unvalidated: ['example.com'] });
    expect(onlyFinding(acmPending, planned(cloud))).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining('Nobody writes the validation record'),
    });
    expect(onlyFinding(acmPending, live(cloud)).severity).toBe('error');
  });

  it('warns on a plan of a domain without hosted zone', () => {
    const span = { file: 'compose.yaml', start: 10, end: 20 };
    const domain = { name: 'example.com', span };
    const facts = planned(goodCloud, { application: application({ domain }) });
    expect(onlyFinding(acmPending, facts)).toMatchObject({
      severity: 'warning',
      span,
      message: expect.stringContaining('No hosted zone is named for example.com and *.example.com'),
    });
    const zoned = application({ domain: { ...domain, hostedZone: 'Z1' } });
    expect(findingsOf(acmPending, planned(goodCloud, { application: zoned }))).toEqual([]);
  });

  it('only advises to wait for a certificate whose record is written', () => {
    expect(findingsOf(acmPending, planned())).toEqual([]);
    expect(onlyFinding(acmPending, live()).severity).toBe('advice');
  });

  it('reports a certificate that AWS has given up on', () => {
    const cloud = change('certificates', 'base/Certificate', {
      status: 'FAILED',
      failure: 'CAA_ERROR',
    });
    expect(onlyFinding(acmPending, live(cloud)).message).toContain('was not issued: CAA_ERROR');
    expect(
      findingsOf(
        acmPending,
        live(change('certificates', 'base/Certificate', { status: 'ISSUED' })),
      ),
    ).toEqual([]);
  });
});
