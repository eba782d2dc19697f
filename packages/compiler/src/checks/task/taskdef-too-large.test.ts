import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { taskdefTooLarge } from './taskdef-too-large.ts';

describe('taskdef-too-large', () => {
  it('reports a task definition beyond 64 KiB and warns of one close to it', () => {
    expect(
      findingsOf(
        taskdefTooLarge,
        planned(change('taskDefinitions', 'api/Task', { bytes: 66_420 })),
      ),
    ).toEqual(['error: api has a task definition of 66420 bytes, and AWS takes 65536.']);
    expect(
      findingsOf(
        taskdefTooLarge,
        planned(change('taskDefinitions', 'api/Task', { bytes: 62_000 })),
      ),
    ).toEqual(["warning: api has a task definition of 62000 bytes, close to AWS's 65536."]);
  });

  it('warns of more variables than arrive, and of too much text in them', () => {
    const environment = Array.from({ length: 101 }, (_, index) => ({
      name: `V${index}`,
      value: 'x'.repeat(1000),
    }));
    const findings = findingsOf(taskdefTooLarge, planned(changeContainer('api', { environment })));
    expect(findings).toHaveLength(2);
    expect(findings[0]).toContain('has 101 variables in api');
    expect(findings[1]).toContain('has 101 kB of variables in api');
  });

  it('reports more environment files than AWS takes', () => {
    expect(
      findingsOf(taskdefTooLarge, planned(changeContainer('api', { environmentFiles: 11 }))),
    ).toEqual(['error: api has 11 environment files in api, and AWS takes 10.']);
  });
});
