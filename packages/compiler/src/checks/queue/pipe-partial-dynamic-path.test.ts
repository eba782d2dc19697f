import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { pipePartialDynamicPath } from './pipe-partial-dynamic-path.ts';

describe('pipe-partial-dynamic-path', () => {
  it('reports a path inside of other text', () => {
    const texts = [{ path: 'BatchJobParameters.JobName', text: 'analysis-job-$.messageId' }];
    expect(
      findingsOf(
        pipePartialDynamicPath,
        planned(change('pipes', 'resize/Pipe', { texts, jobName: 'analysis-job-$.messageId' })),
      ),
    ).toEqual([
      'error: The pipe of resize cannot start its target: `BatchJobParameters.JobName` is `analysis-job-$.messageId`, and a path is filled in only where it is the whole value.',
    ]);
  });

  it('is content with a path that is the whole value', () => {
    for (const text of [
      '$.body',
      '$.body.items[0].id',
      '$.messageAttributes.x.stringValue',
      'costs $5',
    ])
      expect(
        findingsOf(
          pipePartialDynamicPath,
          planned(change('pipes', 'resize/Pipe', { texts: [{ path: 'P', text }] })),
        ),
      ).toEqual([]);
  });

  it('reports the form of an input template elsewhere, a bad job name, several messages at once and a pipe that stopped', () => {
    const texts = [{ path: 'P', text: '<$.body>' }];
    const cloud = change('pipes', 'resize/Pipe', {
      texts,
      jobName: '-resize',
      batchSize: 10,
      stopReason: 'AccessDenied',
    });
    expect(findingsOf(pipePartialDynamicPath, live(cloud))).toHaveLength(4);
  });
});
