import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Credentials } from './find-credentials.ts';
import { type Call, signRequest } from './sign-request.ts';

test('names the credential scope and the headers that it signs', async () => {
  const call = {
    endpoint: 'https://secretsmanager.eu-west-1.amazonaws.com',
    region: 'eu-west-1',
    operation: 'GetSecretValue',
    input: { SecretId: 'shop/app' },
  };
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'key', sessionToken: 'token' };
  const time = new Date('2026-01-02T03:04:05Z');
  const { headers, url, body } = await signRequest(call, credentials, time);
  expect(url).toBe('https://secretsmanager.eu-west-1.amazonaws.com/');
  expect(body).toBe('{"SecretId":"shop/app"}');
  expect(headers['x-amz-security-token']).toBe('token');
  expect(headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20260102\/eu-west-1\/secretsmanager\/aws4_request, SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amz-target, Signature=[\da-f]{64}$/,
  );
});

test('the key is derived as in the example of the IAM guide', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
  expect(signingKey(secret, ['20150830', 'us-east-1', 'iam', 'aws4_request']).toString('hex')).toBe(
    'c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9',
  );
});

test('a thousand random calls are signed as the steps of the IAM guide say', async () => {
  const call = fc.record({
    endpoint: fc
      .tuple(fc.constantFrom('http', 'https'), fc.domain(), fc.integer({ min: 1, max: 65_535 }))
      .map(([scheme, host, port]) => `${scheme}://${host}:${port}`),
    region: fc.constantFrom('eu-west-1', 'us-gov-west-1', 'cn-north-1'),
    operation: fc.constantFrom('GetSecretValue', 'BatchGetSecretValue'),
    input: fc.dictionary(fc.string(), fc.string({ unit: 'binary' })),
  });
  const credentials = fc.record(
    {
      accessKeyId: fc.stringMatching(/^AKIA[A-Z2-7]{16}$/),
      secretAccessKey: fc.string({ minLength: 1 }),
      sessionToken: fc.base64String({ minLength: 4 }),
    },
    { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
  );
  const time = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2099-01-01'),
    noInvalidDate: true,
  });
  await fc.assert(
    fc.asyncProperty(call, credentials, time, async (given, keys, at) => {
      const { headers } = await signRequest(given, keys, at);
      expect(headers.authorization).toBe(authorizationOf(given, keys, at));
    }),
    { numRuns: 1000 },
  );
});

/** The header by AWS's description alone: IAM User Guide, *Create a signed AWS API request*. */
function authorizationOf(call: Call, keys: Credentials, at: Date): string {
  const time = at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const payload = sha256(JSON.stringify(call.input));
  const headers: readonly (readonly [string, string])[] = [
    ['content-type', 'application/x-amz-json-1.1'],
    ['host', new URL(call.endpoint).host],
    ['x-amz-content-sha256', payload],
    ['x-amz-date', time],
    ...(keys.sessionToken === undefined
      ? []
      : [['x-amz-security-token', keys.sessionToken] as const]),
    ['x-amz-target', `secretsmanager.${call.operation}`],
  ];
  const names = headers.map(([name]) => name).join(';');
  const lines = headers.map(([name, value]) => `${name}:${value}`);
  const canonical = ['POST', '/', '', ...lines, '', names, payload].join('\n');
  const scope = [time.slice(0, 8), call.region, 'secretsmanager', 'aws4_request'];
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  const signature = hmac(signingKey(keys.secretAccessKey, scope), text).toString('hex');
  const credential = `${keys.accessKeyId}/${scope.join('/')}`;
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`;
}

function signingKey(secret: string, scope: readonly string[]): Buffer {
  return scope.reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secret}`));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
