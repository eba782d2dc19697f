import { describe, expect, it } from 'vitest';
import { change, remove } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { pipeAcksBeforeWork } from './pipe-acks-before-work.ts';

describe('pipe-acks-before-work', () => {
  it('reports a job that is given a receipt handle', () => {
    const texts = [{ path: 'P', text: '$.receiptHandle' }];
    expect(
      onlyFinding(pipeAcksBeforeWork, planned(change('pipes', 'resize/Pipe', { texts }))).message,
    ).toContain('a receipt handle that means nothing any more');
  });

  it('reports jobs that are tried once, or whose failure nobody catches', () => {
    expect(
      onlyFinding(
        pipeAcksBeforeWork,
        planned(change('batchDefinitions', 'resize/Definition', { attempts: 1 })),
      ).message,
    ).toContain('a job is tried once only');
    expect(
      onlyFinding(pipeAcksBeforeWork, planned(remove('eventRules', 'resize/FailureRule'))).message,
    ).toContain('nothing keeps the message of a job that fails');
  });

  it('does not miss a rule that nobody reads of what runs', () => {
    const cloud = remove('eventRules', 'resize/FailureRule');
    expect(findingsOf(pipeAcksBeforeWork, live(cloud))).toEqual([]);
  });

  it('leaves pipes alone whose target answers when it is done', () => {
    expect(
      findingsOf(
        pipeAcksBeforeWork,
        planned(
          remove(
            'eventRules',
            'resize/FailureRule',
            change('pipes', 'resize/Pipe', { targetKind: 'other' }),
          ),
        ),
      ),
    ).toEqual([]);
  });
});
