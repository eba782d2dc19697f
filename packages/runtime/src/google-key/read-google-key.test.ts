import { createSign } from 'node:crypto';
import { expect, test } from 'vitest';
import { serviceAccount } from '../testing/service-account.ts';
import { readGoogleKey } from './read-google-key.ts';

const json = JSON.stringify(serviceAccount);
const escaped = serviceAccount.private_key.replaceAll('\n', '\\n');

test.each([
  ['as it is', json],
  ['with white space around it', `\n ${JSON.stringify(serviceAccount, null, 2)}\n`],
  ['in base64', Buffer.from(json).toString('base64')],
  ['in base64 with line breaks', Buffer.from(json).toString('base64').replace(/.{76}/g, '$&\n')],
  ['in base64url', Buffer.from(json).toString('base64url')],
  ['with line breaks escaped twice', JSON.stringify({ ...serviceAccount, private_key: escaped })],
  ['with line breaks that a .env file made real', json.replaceAll('\\n', '\n')],
  ['as a JSON string', JSON.stringify(json)],
  [
    'with CRLF',
    JSON.stringify({
      ...serviceAccount,
      private_key: serviceAccount.private_key.replaceAll('\n', '\r\n'),
    }),
  ],
])('%s, the key signs', (_, value) => {
  const key = readGoogleKey(value);
  if (key.kind !== 'key') throw new Error(key.reason);
  expect(JSON.parse(key.json)).toEqual(serviceAccount);
  expect(createSign('RSA-SHA256').update('x').sign(JSON.parse(key.json).private_key)).toBeDefined();
});

test.each([
  ['hunter2 is no JSON', 'is neither a JSON object nor one in base64'],
  ['["hunter2"]', 'is neither a JSON object nor one in base64'],
  ['{"a":"hunter2"}', 'has no field `type`: is it a key of Google?'],
  ['{"type":"service_account","client_email":"hunter2"}', 'has no private_key'],
  ['{"type":"authorized_user"}', 'has no client_id and no client_secret and no refresh_token'],
  [
    JSON.stringify({ ...serviceAccount, private_key: 'hunter2' }),
    'has a private_key that is not a private key in PEM',
  ],
])('a mistake is named without the value', (value, reason) => {
  expect(readGoogleKey(value)).toEqual({ kind: 'mistake', reason });
});

test('a key without a private one, such as of workload identity, is taken as it is', () => {
  const value = '{"type":"external_account","audience":"a","subject_token_type":"t"}';
  expect(readGoogleKey(value)).toMatchObject({ kind: 'key', json: value });
});
