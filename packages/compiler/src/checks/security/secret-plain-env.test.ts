import { describe, expect, it } from 'vitest';
import { changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { secretPlainEnv } from './secret-plain-env.ts';

describe('secret-plain-env', () => {
  it('reports a variable that is a secret by its name, without its value', () => {
    const finding = onlyFinding(
      secretPlainEnv,
      planned(
        changeContainer('worker', {
          environment: [{ name: 'DB_PASSWORD', value: 'correct horse' }],
        }),
      ),
    );
    expect(finding.message).toContain('`DB_PASSWORD` of worker looks like a secret');
    expect(JSON.stringify(finding)).not.toContain('correct horse');
  });

  it('reports a secret by the form of its value', () => {
    const value = ['AKIA', 'ABCDEFGHIJKLMNOP'].join('');
    const finding = onlyFinding(
      secretPlainEnv,
      planned(changeContainer('worker', { environment: [{ name: 'SETTING', value }] })),
    );
    expect(JSON.stringify(finding)).not.toContain(value);
  });

  it('is content with what AWS fills in, and with empty values', () => {
    for (const value of ['${data/Db.Endpoint.Address}', ''])
      expect(
        findingsOf(
          secretPlainEnv,
          planned(changeContainer('worker', { environment: [{ name: 'DB_PASSWORD', value }] })),
        ),
      ).toEqual([]);
  });
});
