import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, planned } from '../testing/good-facts.ts';
import { sqsDlqDefects } from './sqs-dlq-defects.ts';

describe('sqs-dlq-defects', () => {
  it('warns of a queue without dead-letter queue', () => {
    const { deadLetters: _, ...queue } = goodCloud.queues[0] as (typeof goodCloud.queues)[number];
    expect(findingsOf(sqsDlqDefects, planned({ ...goodCloud, queues: [queue] }))).toEqual([
      'warning: The queue shop-production-jobs has no dead-letter queue: a message that cannot be processed comes back until it expires.',
    ]);
  });

  it('warns of a dead-letter queue that keeps messages no longer', () => {
    const cloud = change('queues', 'data/Jobs', { retention: 14 * 24 * 60 * 60 });
    expect(onlyFinding(sqsDlqDefects, planned(cloud)).message).toContain(
      'keeps messages no longer than shop-production-jobs itself',
    );
  });

  it('warns of a single receive, of mixed types and of dead letters that nobody notices', () => {
    const cloud = change(
      'queues',
      'data/Jobs',
      { fifo: true, deadLetters: { queue: 'data/JobsDeadLetters', receives: 1 } },
      { ...goodCloud, alarms: [] },
    );
    expect(
      findingsOf(sqsDlqDefects, planned(cloud)).map((finding) => finding.slice(9, 60)),
    ).toEqual([
      'The queue shop-production-jobs gives a message up a',
      'The queue shop-production-jobs and its dead-letter ',
      'Nobody is told when messages arrive in the dead-let',
    ]);
  });
});
