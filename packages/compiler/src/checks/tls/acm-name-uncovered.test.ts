import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { acmNameUncovered } from './acm-name-uncovered.ts';

describe('acm-name-uncovered', () => {
  it('reports a host that no certificate names', () => {
    const cloud = change('listenerRules', 'api/Rule', {
      hosts: ['api.example.com', 'v2.api.example.com', 'example.org'],
    });
    expect(findingsOf(acmNameUncovered, planned(cloud))).toEqual([
      'error: No certificate covers `v2.api.example.com`: browsers refuse it. There is one for example.com and *.example.com.',
      'error: No certificate covers `example.org`: browsers refuse it. There is one for example.com and *.example.com.',
    ]);
  });

  it('knows that a wildcard does not cover the domain itself', () => {
    const cloud = change(
      'listenerRules',
      'api/Rule',
      { hosts: ['example.com'] },
      change('certificates', 'base/Certificate', { names: ['*.example.com'] }),
    );
    expect(findingsOf(acmNameUncovered, planned(cloud))).toHaveLength(1);
  });

  it('does not judge a certificate whose names it cannot see', () => {
    const certificates = ['arn:aws:acm:ap-northeast-2:111122223333:certificate/1'];
    expect(
      findingsOf(acmNameUncovered, planned(change('listeners', 'base/Https', { certificates }))),
    ).toEqual([]);
  });
});
