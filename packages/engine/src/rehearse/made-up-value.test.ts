import { createPrivateKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { madeUpValue } from './made-up-value.ts';

it.each([
  ['MILVUS_PORT', /^\d+$/],
  ['SENTRY_DSN', /^https:\/\/\S+\.invalid$/],
  ['MILVUS_HOST', /^rehearsal-\w+\.invalid$/],
  ['FEATURES_JSON', /^\{\}$/],
  ['OPENAI_API_KEY', /^rehearsal-\w{24}$/],
])('makes up for %s what its name promises', (name, form) => {
  expect(madeUpValue(name)).toMatch(form);
});

it("makes up a key that Google's clients can read", () => {
  const key = JSON.parse(madeUpValue('GOOGLE_APPLICATION_CREDENTIALS_JSON'));

  expect(key.type).toBe('service_account');
  expect(createPrivateKey(key.private_key).asymmetricKeyType).toBe('rsa');
});
