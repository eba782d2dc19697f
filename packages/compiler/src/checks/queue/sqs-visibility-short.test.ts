import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { sqsVisibilityShort } from './sqs-visibility-short.ts';

describe('sqs-visibility-short', () => {
  it('reports a queue that hands a message out again while work may go on', () => {
    const cloud = change('queues', 'data/Jobs', { visibility: 300 });
    const findings = findingsOf(sqsVisibilityShort, planned(cloud));
    expect(findings[0]).toBe(
      'error: A message of queue becomes visible again after 300 s, while api may work on it for 300 s: it is done twice.',
    );
  });

  it('is content without a time limit to compare with', () => {
    const cloud = change('queues', 'data/Jobs', { visibility: 30 });
    const silent = ['api', 'worker', 'report'].reduce(
      (changed, service) =>
        changeContainer(service, { environment: [{ name: 'Q', value: '${data/Jobs}' }] }, changed),
      cloud,
    );
    expect(findingsOf(sqsVisibilityShort, planned(silent))).toEqual([]);
  });
});
