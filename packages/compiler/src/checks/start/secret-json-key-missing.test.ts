import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { secretJsonKeyMissing } from './secret-json-key-missing.ts';

describe('secret-json-key-missing', () => {
  it('reports a key that the secret does not have', () => {
    const finding = onlyFinding(
      secretJsonKeyMissing,
      planned(withSecret('${data/AppSecret}:API_KEYS::')),
    );
    expect(finding.message).toBe(
      '`KEY` of worker cannot be filled: the secret shop/production/app has no key `API_KEYS`.',
    );
  });

  it('reports missing colons, which AWS counts', () => {
    expect(
      onlyFinding(
        secretJsonKeyMissing,
        planned(
          withSecret('arn:aws:secretsmanager:ap-northeast-2:111122223333:secret:shop-AbCdEf:KEY'),
        ),
      ).message,
    ).toContain('lacks a colon at the end');
    expect(
      onlyFinding(secretJsonKeyMissing, planned(withSecret('${data/AppSecret}:API_KEY:'))).message,
    ).toContain('lacks a colon at the end');
  });

  it('reports a key of a secret that is plain text', () => {
    const cloud = change(
      'secrets',
      'data/AppSecret',
      { content: { kind: 'text' } },
      withSecret('${data/AppSecret}:API_KEY::'),
    );
    expect(findingsOf(secretJsonKeyMissing, planned(cloud)).at(-1)).toContain(
      'which is plain text and not JSON',
    );
  });

  it('does not judge a secret whose keys cannot be seen', () => {
    const cloud = change(
      'secrets',
      'data/AppSecret',
      { content: { kind: 'unknown' } },
      withSecret('${data/AppSecret}:ANY::'),
    );
    expect(findingsOf(secretJsonKeyMissing, live(cloud))).toEqual([]);
  });
});

function withSecret(valueFrom: string) {
  return changeContainer('worker', { secrets: [{ name: 'KEY', valueFrom }] });
}
