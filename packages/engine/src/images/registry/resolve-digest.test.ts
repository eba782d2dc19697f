import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { resolveDigest } from './resolve-digest.ts';

const digest = `sha256:${'a1'.repeat(32)}`;
const signal = new AbortController().signal;
const open: { close(): void }[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

type Answer = (request: IncomingMessage, response: ServerResponse, origin: string) => void;

/** A registry on this machine; the requests that it got, and the start of its images' names. */
async function registry(answer: Answer) {
  const asked: string[] = [];
  let host = '';
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response, `http://${host}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  open.push(server);
  return { host, asked };
}

const give: Answer = (_request, response) =>
  response.writeHead(200, { 'docker-content-digest': digest }).end();

test('a tag is what the registry says it is, and nothing is downloaded', async () => {
  const accepted: (string | undefined)[] = [];
  const { host, asked } = await registry((request, ...rest) => {
    accepted.push(request.headers.accept);
    give(request, ...rest);
  });
  expect(await resolveDigest(`${host}/team/app:7`, { signal })).toBe(digest);
  expect(await resolveDigest(`${host}/team/app`, { signal })).toBe(digest);
  expect(asked).toEqual(['HEAD /v2/team/app/manifests/7', 'HEAD /v2/team/app/manifests/latest']);
  expect(accepted[0]).toContain('application/vnd.oci.image.index.v1+json');
});

test('a registry that gives a token to everybody is asked with one', async () => {
  const { host, asked } = await registry((request, response, origin) => {
    const { url = '', headers } = request;
    if (url.startsWith('/token')) response.end(JSON.stringify({ token: 'for-all' }));
    else if (headers.authorization === 'Bearer for-all') give(request, response, origin);
    else {
      const scope = 'repository:team/app:pull';
      response
        .writeHead(401, {
          'www-authenticate': `Bearer realm="${origin}/token",service="here",scope="${scope}"`,
        })
        .end();
    }
  });
  expect(await resolveDigest(`${host}/team/app:7`, { signal })).toBe(digest);
  expect(asked[1]).toBe('GET /token?service=here&scope=repository%3Ateam%2Fapp%3Apull');
});

test('an image that has a digest is asked for nowhere', async () => {
  expect(await resolveDigest(`127.0.0.1:1/team/app:7@${digest}`, { signal })).toBe(digest);
});

test.each([
  [401, 'it wants credentials'],
  [404, 'it has no such image'],
  [429, 'it has been asked too often'],
  [503, 'it answers 503'],
  [200, 'it answers without a digest'],
])('a registry that answers %i does not say it: %s', async (status, reason) => {
  const { host } = await registry((_request, response) => response.writeHead(status).end());
  await expect(resolveDigest(`${host}/app:7`, { signal })).rejects.toThrow(reason);
});

test('a registry that is not there does not say it either', async () => {
  await expect(resolveDigest('127.0.0.1:1/app:7', { signal })).rejects.toThrow(
    'it cannot be reached',
  );
});

test('who does not want to wait any longer does not', async () => {
  const { host } = await registry(() => {});
  const stop = new AbortController();
  const answer = resolveDigest(`${host}/app:7`, { signal: stop.signal });
  stop.abort(new Error('stopped'));
  await expect(answer).rejects.toThrow('stopped');
});
