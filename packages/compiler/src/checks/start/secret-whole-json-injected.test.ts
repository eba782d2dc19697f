import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { secretWholeJsonInjected } from './secret-whole-json-injected.ts';

describe('secret-whole-json-injected', () => {
  it('reports two variables that receive the same whole secret', () => {
    const valueFrom = 'arn:aws:secretsmanager:ap-northeast-2:111122223333:secret:shop-AbCdEf';
    const secrets = [
      { name: 'OPENAI_API_KEY', valueFrom },
      { name: 'DB_PASSWORD', valueFrom },
    ];
    expect(
      findingsOf(secretWholeJsonInjected, planned(changeContainer('worker', { secrets }))),
    ).toEqual([
      'error: `OPENAI_API_KEY` of worker receives all of the secret shop-AbCdEf, a JSON object with several values, instead of its own.',
      'error: `DB_PASSWORD` of worker receives all of the secret shop-AbCdEf, a JSON object with several values, instead of its own.',
    ]);
  });

  it('reports one variable that receives a secret known to be JSON', () => {
    expect(
      onlyFinding(secretWholeJsonInjected, planned(withSecret('${data/AppSecret}'))).help,
    ).toContain('`valueFrom: <ARN of the secret>:KEY::`');
  });

  it('is content with a secret of its own that is plain text', () => {
    const cloud = change(
      'secrets',
      'data/AppSecret',
      { content: { kind: 'text' } },
      withSecret('${data/AppSecret}'),
    );
    expect(findingsOf(secretWholeJsonInjected, planned(cloud))).toEqual([]);
  });
});

function withSecret(valueFrom: string) {
  return changeContainer('worker', { secrets: [{ name: 'KEY', valueFrom }] });
}
