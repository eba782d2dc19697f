import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { acmWrongRegion } from './acm-wrong-region.ts';

describe('acm-wrong-region', () => {
  it('reports a certificate of CloudFront outside us-east-1', () => {
    const certificate = 'arn:aws:acm:ap-northeast-2:111122223333:certificate/1';
    expect(
      findingsOf(
        acmWrongRegion,
        planned(change('distributions', 'site/Distribution', { certificate })),
      ),
    ).toEqual([
      'error: The certificate of the CloudFront distribution is in ap-northeast-2, and only one in us-east-1 can be used there.',
    ]);
  });

  it('reports a certificate of the load balancer outside its region', () => {
    const certificates = ['arn:aws:acm:us-east-1:111122223333:certificate/1'];
    expect(
      onlyFinding(acmWrongRegion, live(change('listeners', 'base/Https', { certificates })))
        .message,
    ).toContain('The certificate of the load balancer is in us-east-1');
  });
});
