import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideWith, policy } from '../testing/test-roles.ts';
import { createContext } from './context.ts';
import { evaluate } from './evaluate.ts';
import { matchesPattern, readPattern } from './pattern.ts';
import { readPolicy } from './read-policy.ts';

const secret = 'arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/api-AbCdEf';
const read = 'secretsmanager:GetSecretValue';
const allow = (more: object = {}) => ({ Effect: 'Allow', Action: read, Resource: '*', ...more });

async function allows(
  statements: readonly object[],
  context: Readonly<Record<string, string>> = {},
  need: { readonly action?: string; readonly resource?: string } = {},
): Promise<boolean> {
  const decision = await decideWith(policy(...statements), {
    action: need.action ?? read,
    resource: need.resource ?? secret,
    context,
  });
  return decision.allowed;
}

test('Silence denies, a permission allows, and a denial wins over it', async () => {
  expect(
    await decideWith(policy(allow({ Action: 's3:*' })), { action: read, resource: secret }),
  ).toEqual({
    allowed: false,
    because: 'implicit',
    explanation: `${read} on resource: ${secret} because no identity-based policy allows the ${read} action`,
  });
  expect(await allows([allow()])).toBe(true);
  const denied = policy(
    allow(),
    allow({ Effect: 'Deny', Resource: 'arn:aws:secretsmanager:*:*:secret:shop/*' }),
  );
  expect(await decideWith(denied, { action: read, resource: secret })).toEqual({
    allowed: false,
    because: 'explicit',
    explanation: `${read} on resource: ${secret} with an explicit deny in an identity-based policy`,
  });
});

test.each([
  ['secretsmanager:*', true],
  ['SecretsManager:getsecretvalue', true],
  ['secretsmanager:Get*Value', true],
  ['secretsmanager:GetSecretValu?', true],
  ['*', true],
  ['secretsmanager:GetSecret', false],
  ['ssm:*', false],
])('Action %s of a policy means GetSecretValue: %s', async (action, expected) => {
  expect(await allows([allow({ Action: action })])).toBe(expected);
});

test.each([
  ['arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/api-??????', true],
  ['arn:aws:secretsmanager:*:*:secret:shop/*', true],
  [secret, true],
  ['arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/api', false],
  ['arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:Shop/*', false],
  ['arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/*', false],
])('Resource %s of a policy means the secret: %s', async (resource, expected) => {
  expect(await allows([allow({ Resource: resource })])).toBe(expected);
});

test('NotAction and NotResource mean all others', async () => {
  const others = { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' };
  expect(await allows([others])).toBe(true);
  expect(await allows([others], {}, { action: 'iam:PassRole' })).toBe(false);
  const elsewhere = { Effect: 'Allow', Action: '*', NotResource: secret };
  expect(await allows([elsewhere])).toBe(false);
  expect(await allows([elsewhere], {}, { resource: `${secret}2` })).toBe(true);
});

test('Policy variables stand for the values of the request', async () => {
  const own = allow({ Resource: 'arn:aws:s3:::${aws:PrincipalTag/team}-*' });
  expect(await allows([own], {}, { resource: 'arn:aws:s3:::shop-files' })).toBe(true);
  expect(await allows([own], {}, { resource: 'arn:aws:s3:::other-files' })).toBe(false);
  const missing = allow({ Resource: 'arn:aws:s3:::${aws:PrincipalTag/stage}' });
  expect(await allows([missing], {}, { resource: 'arn:aws:s3:::' })).toBe(false);
  const fallback = allow({ Resource: "arn:aws:s3:::${aws:PrincipalTag/stage, 'dev'}" });
  expect(await allows([fallback], {}, { resource: 'arn:aws:s3:::dev' })).toBe(true);
  const literal = allow({ Resource: 'arn:aws:s3:::a${*}b' });
  expect(await allows([literal], {}, { resource: 'arn:aws:s3:::a*b' })).toBe(true);
  expect(await allows([literal], {}, { resource: 'arn:aws:s3:::axb' })).toBe(false);
});

test('Before version 2012-10-17 there are no policy variables', async () => {
  const old = { Statement: [allow({ Resource: 'arn:aws:s3:::${aws:PrincipalTag/team}' })] };
  const need = { action: read, resource: 'arn:aws:s3:::shop' };
  expect((await decideWith(old, need)).allowed).toBe(false);
  const literally = { action: read, resource: 'arn:aws:s3:::${aws:PrincipalTag/team}' };
  expect((await decideWith(old, literally)).allowed).toBe(true);
});

test.each<[string, object, Record<string, string>, boolean]>([
  ['StringEquals', { 'kms:ViaService': 'a' }, { 'kms:ViaService': 'a' }, true],
  ['StringEquals', { 'kms:viaservice': ['a', 'b'] }, { 'kms:ViaService': 'b' }, true],
  ['StringEquals', { 'kms:ViaService': 'a*' }, { 'kms:ViaService': 'ab' }, false],
  ['StringEquals', { 'kms:ViaService': 'a' }, {}, false],
  ['StringEqualsIfExists', { 'kms:ViaService': 'a' }, {}, true],
  ['StringNotEquals', { 'kms:ViaService': ['a', 'b'] }, { 'kms:ViaService': 'b' }, false],
  ['StringNotEquals', { 'kms:ViaService': ['a', 'b'] }, { 'kms:ViaService': 'c' }, true],
  ['StringNotEquals', { 'kms:ViaService': 'a' }, {}, true],
  ['StringEqualsIgnoreCase', { 'kms:ViaService': 'ABC' }, { 'kms:ViaService': 'abc' }, true],
  ['StringLike', { 'kms:ViaService': 'secrets*' }, { 'kms:ViaService': 'secretsmanager' }, true],
  ['StringNotLike', { 'kms:ViaService': 'secrets*' }, { 'kms:ViaService': 'ssm' }, true],
  ['NumericLessThan', { 's3:max-keys': '10' }, { 's3:max-keys': '9' }, true],
  ['NumericGreaterThanEquals', { 's3:max-keys': 10 }, { 's3:max-keys': '9' }, false],
  ['DateGreaterThan', { 'aws:CurrentTime': '2025-12-31T00:00:00Z' }, {}, true],
  ['DateLessThan', { 'aws:CurrentTime': '2025-12-31T00:00:00Z' }, {}, false],
  ['Bool', { 'aws:SecureTransport': 'true' }, {}, true],
  ['Bool', { 'aws:SecureTransport': false }, {}, false],
  ['Null', { 'aws:MultiFactorAuthAge': 'true' }, {}, true],
  ['Null', { 'aws:SecureTransport': 'true' }, {}, false],
  ['IpAddress', { 'aws:SourceIp': '10.0.0.0/8' }, { 'aws:SourceIp': '10.1.2.3' }, true],
  ['NotIpAddress', { 'aws:SourceIp': '10.0.0.0/8' }, { 'aws:SourceIp': '10.1.2.3' }, false],
  [
    'ArnLike',
    { 'aws:SourceArn': 'arn:aws:ecs:*:*:service/a/*' },
    { 'aws:SourceArn': 'arn:aws:ecs:r:1:service/a/b' },
    true,
  ],
  [
    'ArnLike',
    { 'aws:SourceArn': 'arn:aws:ecs:*:service/a:*' },
    { 'aws:SourceArn': 'arn:aws:ecs:r:1:service/a' },
    false,
  ],
  [
    'ArnNotEquals',
    { 'aws:SourceArn': 'arn:aws:ecs:r:1:service/a' },
    { 'aws:SourceArn': 'arn:aws:ecs:r:1:service/b' },
    true,
  ],
  ['ForAnyValue:StringEquals', { 'aws:TagKeys': ['a'] }, {}, false],
  ['ForAllValues:StringEquals', { 'aws:TagKeys': ['a'] }, {}, true],
  ['StringEquals', { 'aws:PrincipalAccount': '123456789012' }, {}, true],
  ['StringEquals', { 'aws:ResourceAccount': '210987654321' }, {}, false],
])('%s %j of a request with %j holds: %s', async (operator, keys, context, expected) => {
  expect(await allows([allow({ Condition: { [operator]: keys } })], context)).toBe(expected);
});

test('Keys with several values are asked for all of them, or for any', () => {
  const verdict = (operator: string, tags: readonly string[]) =>
    evaluate(
      readPolicy(
        policy(allow({ Condition: { [operator]: { 'aws:TagKeys': ['a', 'b'] } } })),
        'identity',
      ),
      { action: read, resource: secret, context: createContext({ 'aws:TagKeys': tags }) },
    );
  expect(verdict('ForAllValues:StringEquals', ['a', 'b'])).toBe('allowed');
  expect(verdict('ForAllValues:StringEquals', ['a', 'c'])).toBe('implicit-deny');
  expect(verdict('ForAnyValue:StringEquals', ['a', 'c'])).toBe('allowed');
  expect(verdict('ForAnyValue:StringEquals', ['c'])).toBe('implicit-deny');
});

test('A key that AWS would set and the sandbox does not is refused when a decision hangs on it', async () => {
  const condition = { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } };
  await expect(allows([allow(condition)])).rejects.toMatchObject({
    name: 'NotModelled',
    message: 'The sandbox does not model the condition key aws:SourceVpce.',
  });
  expect(await allows([allow({ ...condition, Action: 's3:*' }), allow()])).toBe(true);
  expect(await allows([allow(condition)], { 'aws:SourceVpce': 'vpce-1' })).toBe(true);
});

test.each([
  ['Syntax errors in policy.', '{"Version": "2012-10-17", "Statement": [}'],
  ['Syntax errors in policy.', { Version: '2012-10-18', Statement: [allow()] }],
  ['Syntax errors in policy.', policy({ Action: read, Resource: '*' })],
  ['Syntax errors in policy.', policy(allow({ Effect: 'allow' }))],
  ['Syntax errors in policy.', policy(allow({ Actions: read }))],
  ['Policy statement must contain actions.', policy({ Effect: 'Allow', Resource: '*' })],
  ['Policy statement must contain resources.', policy({ Effect: 'Allow', Action: read })],
  ['Policy document should not specify a principal.', policy(allow({ Principal: '*' }))],
  [
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    policy(allow({ Action: 'GetSecretValue' })),
  ],
  ['Resource shop/api must be in ARN format or "*".', policy(allow({ Resource: 'shop/api' }))],
  ['Invalid Condition type : StringIs', policy(allow({ Condition: { StringIs: { 'a:b': 'c' } } }))],
  [
    'Statement IDs (SID) in a single policy must be unique.',
    policy(allow({ Sid: 'Read' }), allow({ Sid: 'Read' })),
  ],
])('IAM refuses a malformed policy: %s', (message, document) => {
  expect(() => readPolicy(document, 'identity')).toThrow(
    expect.objectContaining({ name: 'MalformedPolicyDocument', message }),
  );
});

test('An ARN of fewer than six parts in a condition is refused', () => {
  const condition = { ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*' } };
  expect(() => readPolicy(policy(allow({ Condition: condition })), 'identity')).toThrow(
    'The sandbox does not model the condition value arn:aws:ecs:*, an ARN of fewer than six parts.',
  );
});

test('A pattern means the same as the regular expression that it stands for', () => {
  const letters = fc.stringMatching(/^[ab:*?]{0,8}$/);
  const texts = fc.stringMatching(/^[ab:]{0,10}$/);
  void fc.assert(
    fc.property(letters, texts, (source, text) => {
      const expression = new RegExp(
        `^${source.replace(/[*?]/g, (wildcard) => (wildcard === '*' ? '.*' : '.'))}$`,
      );
      const pattern = readPattern(source, { variables: true, wildcards: true });
      expect(matchesPattern(pattern, text, () => undefined)).toBe(expression.test(text));
    }),
    { numRuns: 2000 },
  );
});

test('No pattern is slow', () => {
  const pattern = readPattern(`${'*a'.repeat(500)}b`, { variables: true, wildcards: true });
  const started = performance.now();
  expect(matchesPattern(pattern, 'a'.repeat(20_000), () => undefined)).toBe(false);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('Adding an Allow never takes a permission away, and adding a Deny never gives one', () => {
  const part = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.constantFrom('*', 's3:*', 's3:GetObject', 'sqs:SendMessage'),
    Resource: fc.constantFrom('*', 'arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'),
  });
  const request = fc.record({
    action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'sqs:SendMessage'),
    resource: fc.constantFrom('arn:aws:s3:::a/1', 'arn:aws:s3:::b/1', 'arn:aws:s3:::c'),
  });
  void fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), part, request, (statements, added, asked) => {
      const verdict = (all: readonly object[]) =>
        evaluate(readPolicy(policy(...all), 'identity'), { ...asked, context: createContext() });
      const before = verdict(statements);
      const after = verdict([...statements, added]);
      if (added.Effect === 'Deny') expect(after === 'allowed' && before !== 'allowed').toBe(false);
      else expect(before === 'allowed' && after !== 'allowed').toBe(false);
      expect(verdict([added, ...statements])).toBe(after);
    }),
  );
});
