import { expect, test } from 'vitest';
import { signRequest } from './sign-request.ts';

test('signs as AWS does: the credential scope, the signed headers and a known signature', async () => {
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
