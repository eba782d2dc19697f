import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { secretNotFound } from './secret-not-found.ts';

describe('secret-not-found', () => {
  it('reports a secret in another region', () => {
    const cloud = withSecret(
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:shop-AbCdEf:KEY::',
    );
    expect(onlyFinding(secretNotFound, planned(cloud)).message).toBe(
      '`KEY` of worker asks for the secret shop-AbCdEf, which is in us-east-1 while the tasks run in ap-northeast-2.',
    );
  });

  it('reports an ARN with a made-up suffix', () => {
    expect(
      onlyFinding(
        secretNotFound,
        planned(
          withSecret('arn:aws:secretsmanager:ap-northeast-2:111122223333:secret:shop-XYZ:KEY::'),
        ),
      ).message,
    ).toContain("lacks AWS's suffix of six characters");
  });

  it('reports a secret that was looked for and not found', () => {
    expect(
      findingsOf(secretNotFound, live(change('secrets', 'data/AppSecret', { exists: false })))[0],
    ).toContain('asks for the secret shop/production/app, which does not exist');
  });

  it('warns of a name that looks like a complete ARN', () => {
    const cloud = change('secrets', 'data/AppSecret', { name: 'shop-secret' });
    expect(onlyFinding(secretNotFound, planned(cloud))).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining('`shop-secret` ends with a hyphen and six characters'),
    });
  });
});

function withSecret(valueFrom: string) {
  return changeContainer('worker', { secrets: [{ name: 'KEY', valueFrom }] });
}
