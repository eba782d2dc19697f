import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { beforeEach, expect, test } from 'vitest';
import { type VirtualClock, virtualClock } from '../../time/virtual-clock.ts';
import { createSessions, type Session, type Sessions } from '../sessions/sessions.ts';
import { type EndpointsWorld, endpointsWorld } from '../testing/endpoints-world.ts';
import { jsonProtocol } from '../wire/json/json-protocol.ts';
import type { WireRequest } from '../wire/wire-protocol.ts';
import { authenticate } from './authenticate.ts';

let clock: VirtualClock;
let sessions: Sessions;
let identity: EndpointsWorld['identity'];

beforeEach(() => {
  clock = virtualClock(Date.UTC(2026, 0, 1, 12));
  identity = endpointsWorld(clock).identity;
  sessions = createSessions({ identity, clock });
});

const role = { kind: 'role', roleArn: 'arn:aws:iam::1:role/api', sessionName: 'a' } as const;
const body = '{"SecretId":"shop/app"}';
const unsigned = {
  method: 'POST',
  protocol: 'http:',
  hostname: '127.0.0.1',
  path: '/',
  query: {},
  headers: {
    host: '127.0.0.1:4566',
    'x-amz-target': 'secretsmanager.GetSecretValue',
    'content-type': 'application/x-amz-json-1.1',
  },
  body,
};

function signer({ accessKeyId, secretAccessKey, sessionToken }: Session) {
  return new SignatureV4({
    region: 'eu-west-1',
    service: 'secretsmanager',
    sha256: Sha256,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
  });
}

async function sign(session: Session, at = clock.now()): Promise<WireRequest> {
  const signed = await signer(session).sign(unsigned, { signingDate: new Date(at) });
  return { ...unsigned, headers: signed.headers, body: Buffer.from(body) };
}

const accept = (request: WireRequest) =>
  authenticate(request, jsonProtocol, { sessions, identity, clock });

test('a good signature says who calls', async () => {
  const session = sessions.issue(role, 900);
  expect((await accept(await sign(session))).caller).toEqual(role);
  expect((await accept(await sign(sessions.developer))).caller.kind).toBe('developer');
});

test.each([
  ['its body', { body: Buffer.from('{"SecretId":"shop/other"}') }],
  ['its path', { path: '/other' }],
  ['its method', { method: 'PUT' }],
  ['its query', { query: { Action: 'Other' } }],
])('a request that has been changed in %s is refused', async (_what, change) => {
  const request = await sign(sessions.developer);
  await expect(accept({ ...request, ...change })).rejects.toMatchObject({
    name: 'InvalidSignatureException',
  });
});

test('a signed header that has been changed is refused', async () => {
  const request = await sign(sessions.developer);
  const headers = { ...request.headers, 'x-amz-target': 'secretsmanager.DeleteSecret' };
  await expect(accept({ ...request, headers })).rejects.toMatchObject({
    name: 'InvalidSignatureException',
  });
});

test('a body that is not the one whose hash was signed is refused', async () => {
  const request = await sign(sessions.developer);
  expect(request.headers).toHaveProperty('x-amz-content-sha256');
  await expect(accept({ ...request, body: Buffer.from('{}') })).rejects.toMatchObject({
    name: 'InvalidSignatureException',
  });
});

test('a request without a signature, or with half of one, is refused', async () => {
  const request = await sign(sessions.developer);
  const { authorization = '', ...headers } = request.headers;
  await expect(accept({ ...request, headers })).rejects.toMatchObject({
    name: 'MissingAuthenticationTokenException',
  });
  const half = { ...headers, authorization: authorization.replace(/, Signature=.*/, '') };
  await expect(accept({ ...request, headers: half })).rejects.toMatchObject({
    name: 'IncompleteSignatureException',
  });
});

test('a signature is good for five minutes before and behind the clock', async () => {
  const now = clock.now();
  const minute = 60_000;
  await accept(await sign(sessions.developer, now - 5 * minute));
  await accept(await sign(sessions.developer, now + 5 * minute));
  await expect(accept(await sign(sessions.developer, now - 6 * minute))).rejects.toThrow(
    'Signature expired: 20260101T115400Z is now earlier than 20260101T115500Z (20260101T120000Z - 5 min.)',
  );
  await expect(accept(await sign(sessions.developer, now + 6 * minute))).rejects.toThrow(
    'Signature not yet current: 20260101T120600Z is still later than 20260101T120500Z (20260101T120000Z + 5 min.)',
  );
});

test('temporary keys are told to be expired once they are, and need their token', async () => {
  const session = sessions.issue(role, 900);
  const { sessionToken: _token, ...withoutToken } = session;
  await expect(accept(await sign(withoutToken))).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
  });
  await clock.run({ for: 900_000 });
  await expect(accept(await sign(session))).rejects.toMatchObject({
    name: 'ExpiredTokenException',
    message: 'The security token included in the request is expired',
  });
});

test('a presigned request is good until it expires', async () => {
  const request = {
    ...unsigned,
    method: 'GET',
    headers: { host: '127.0.0.1:4566' },
    query: { Action: 'GetCallerIdentity', Version: '2011-06-15', odd: 'a+b c/d' },
    body: '',
  };
  const { query = {} } = await signer(sessions.issue(role, 900)).presign(request, {
    signingDate: new Date(clock.now()),
    expiresIn: 60,
  });
  const presigned = { ...request, query: query as WireRequest['query'], body: Buffer.from('') };
  expect((await accept(presigned)).caller).toEqual(role);
  const changed = { ...presigned, query: { ...presigned.query, Action: 'AssumeRole' } };
  await expect(accept(changed)).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  await clock.run({ for: 61_000 });
  await expect(accept(presigned)).rejects.toThrow('Signature expired');
});
