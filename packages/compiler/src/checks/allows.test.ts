import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoleFact, StatementFact } from '../facts/cloud/access.ts';
import { allows } from './allows.ts';
import { matchesPattern } from './pattern.ts';

describe('allows', () => {
  it('matches actions without regard to case, with wildcards', () => {
    const role = roleWith(allow(['s3:Get*', 'SQS:sendmessage'], ['*']));
    expect(allows(role, 's3:GetObject', ['arn:aws:s3:::a/b'])).toBe('yes');
    expect(allows(role, 'sqs:SendMessage', ['x'])).toBe('yes');
    expect(allows(role, 's3:PutObject', ['arn:aws:s3:::a/b'])).toBe('no');
  });

  it('matches resources with wildcards', () => {
    const role = roleWith(allow(['s3:GetObject'], ['arn:aws:s3:::shop-*/public/?.png']));
    expect(allows(role, 's3:GetObject', ['arn:aws:s3:::shop-eu/public/a.png'])).toBe('yes');
    expect(allows(role, 's3:GetObject', ['arn:aws:s3:::shop-eu/public/ab.png'])).toBe('no');
  });

  it('lets an explicit denial win, wherever it stands', () => {
    const grant = allow(['*'], ['*']);
    const denial: StatementFact = { ...grant, effect: 'Deny', actions: ['s3:DeleteObject'] };
    for (const role of [roleWith(grant, denial), roleWith(denial, grant)]) {
      expect(allows(role, 's3:DeleteObject', ['x'])).toBe('no');
      expect(allows(role, 's3:GetObject', ['x'])).toBe('yes');
    }
  });

  it('takes everything but the named actions and resources', () => {
    const role = roleWith({
      effect: 'Allow',
      notActions: ['iam:*'],
      notResources: ['arn:aws:s3:::secret/*'],
      conditional: false,
    });
    expect(allows(role, 's3:GetObject', ['arn:aws:s3:::open/a'])).toBe('yes');
    expect(allows(role, 's3:GetObject', ['arn:aws:s3:::secret/a'])).toBe('no');
    expect(allows(role, 'iam:PassRole', ['arn:aws:s3:::open/a'])).toBe('no');
  });

  it('says maybe where a condition decides', () => {
    const conditional = { ...allow(['s3:*'], ['*']), conditional: true };
    expect(allows(roleWith(conditional), 's3:GetObject', ['x'])).toBe('maybe');
    const denial: StatementFact = { ...conditional, effect: 'Deny' };
    expect(allows(roleWith(allow(['s3:*'], ['*']), denial), 's3:GetObject', ['x'])).toBe('maybe');
  });

  it('says maybe where a policy cannot be seen, unless another one allows', () => {
    const role: RoleFact = { ...roleWith(), managedPolicies: ['arn:aws:iam::1:policy/own'] };
    expect(allows(role, 's3:GetObject', ['x'])).toBe('maybe');
    expect(allows({ ...role, statements: [allow(['s3:*'], ['*'])] }, 's3:Get', ['x'])).toBe('yes');
    expect(allows({ ...roleWith(), statements: 'unknown' }, 's3:GetObject', ['x'])).toBe('maybe');
  });

  it("knows AWS's policy for starting tasks, which reads no secrets", () => {
    const policy = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';
    const role = { ...roleWith(), managedPolicies: [policy] };
    expect(allows(role, 'ecr:BatchGetImage', ['x'])).toBe('yes');
    expect(allows(role, 'secretsmanager:GetSecretValue', ['x'])).toBe('no');
  });

  it('takes all attributes of a planned resource for one, and pseudo parameters for what they are', () => {
    const role = roleWith(
      allow(['logs:PutLogEvents'], ['${shop-api/Logs.Arn}']),
      allow(['ecr:*'], ['arn:aws:ecr:${AWS::Region}:${AWS::AccountId}:repository/shop/*']),
    );
    expect(allows(role, 'logs:PutLogEvents', ['${shop-api/Logs}'])).toBe('yes');
    expect(allows(role, 'logs:PutLogEvents', ['${shop-web/Logs}'])).toBe('no');
    const place = 'arn:aws:ecr:${AWS::Region}:${AWS::AccountId}:repository';
    expect(allows(role, 'ecr:Pull', [`${place}/shop/api`])).toBe('yes');
    expect(allows(role, 'ecr:Pull', [`${place}/other/api`])).toBe('no');
  });

  it('does not claim to tell a planned resource from a literal name', () => {
    const role = roleWith(allow(['sqs:*'], ['arn:aws:sqs:eu-west-1:111122223333:jobs']));
    expect(allows(role, 'sqs:SendMessage', ['${shop-data/Jobs}'])).toBe('maybe');
  });
});

describe('patterns of IAM', () => {
  it('match what a regular expression of the same meaning matches', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ':', '/') });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?') });
    fc.assert(
      fc.property(pattern, text, (wildcards, name) => {
        const expression = wildcards.replaceAll('*', '.*').replaceAll('?', '.');
        expect(matchesPattern(wildcards, name)).toBe(new RegExp(`^${expression}$`).test(name));
      }),
    );
  });
});

function roleWith(...statements: readonly StatementFact[]): RoleFact {
  return { id: 'r', trusts: [], managedPolicies: [], statements, inlineSize: 0 };
}

function allow(actions: readonly string[], resources: readonly string[]): StatementFact {
  return { effect: 'Allow', actions, resources, conditional: false };
}
