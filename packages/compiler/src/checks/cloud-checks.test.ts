import { describe, expect, it } from 'vitest';
import { cloudChecks } from './cloud-checks.ts';
import { findingsOf } from './testing/findings-of.ts';
import { live, planned } from './testing/good-facts.ts';

describe('the checks over the cloud', () => {
  it.each(cloudChecks.map((check) => [check.code, check] as const))(
    '%s finds nothing but advice in a cloud as it should be',
    (_, check) => {
      const serious = (findings: readonly string[]) =>
        findings.filter((finding) => !finding.startsWith('advice'));
      expect(serious(findingsOf(check, planned()))).toEqual([]);
      expect(serious(findingsOf(check, live()))).toEqual([]);
    },
  );

  it('have codes of their own', () => {
    expect(new Set(cloudChecks.map(({ code }) => code)).size).toBe(cloudChecks.length);
  });
});
