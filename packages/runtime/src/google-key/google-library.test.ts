import { createPublicKey, verify } from 'node:crypto';
import { GoogleAuth } from 'google-auth-library';
import { afterEach, expect, test, vi } from 'vitest';
import { bootstrapSecrets } from '../secrets/index.ts';
import { serviceAccount } from '../testing/service-account.ts';

const json = JSON.stringify(serviceAccount);
const storage = 'https://storage.googleapis.com/';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['as it was downloaded', json],
  ['in base64', Buffer.from(json).toString('base64')],
  ['with a key whose lines were escaped twice', json.replaceAll('\\n', '\\\\n')],
])('Google’s own library signs with a key that was given %s', async (_how, value) => {
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', undefined);
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS_JSON', value);
  const report = await bootstrapSecrets({ dotenv: false });

  // Without scopes it signs a token by itself, which it would else fetch.
  const client = await new GoogleAuth().getClient();
  const headers = await client.getRequestHeaders(storage);
  report.dispose();

  const token = headers.get('authorization')?.replace('Bearer ', '') ?? '';
  const [head = '', claims = '', signature = ''] = token.split('.');
  const key = createPublicKey(serviceAccount.private_key);
  const signed = Buffer.from(`${head}.${claims}`);
  expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    iss: serviceAccount.client_email,
    aud: storage,
  });
});
