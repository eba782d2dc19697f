import { createHash } from 'node:crypto';
import { CreateRepositoryCommand, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { type ServedSandbox, serveSandbox } from '@seaworthy/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachedClients } from '../../aws/attached-clients.ts';
import type { AwsClients } from '../../aws/clients.ts';
import { readArchitectures } from './read-architectures.ts';
import { resolveDigest } from './resolve-digest.ts';

const { signal } = new AbortController();
const repository = 'team/api';
let served: ServedSandbox;
let ecr: AwsClients['ecr'];
let reference: string;

beforeAll(async () => {
  served = await serveSandbox({ region: 'eu-west-1' });
  ({ ecr } = attachedClients(served.sandbox));
  await ecr.send(new CreateRepositoryCommand({ repositoryName: repository }));
  const { account } = served.sandbox.identity;
  reference = `${account}.dkr.ecr.eu-west-1.amazonaws.com/${repository}`;
});

afterAll(() => served.close());

const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const oci = (kind: string) => `application/vnd.oci.image.${kind}.v1+json`;

/** Speaks to the registry as clients of containers do. */
async function send(path: string, init: RequestInit): Promise<Response> {
  const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const { proxyEndpoint, authorizationToken } = authorizationData[0] ?? {};
  const url = new URL(path, `${proxyEndpoint}/v2/${repository}/`);
  const headers = { ...init.headers, authorization: `Basic ${authorizationToken}` };
  return fetch(url, { ...init, headers });
}

async function putBlob(text: string): Promise<string> {
  const begun = await send('blobs/uploads/', { method: 'POST' });
  const place = begun.headers.get('location') ?? '';
  const digest = digestOf(text);
  const put = await send(`${place}?digest=${digest}`, { method: 'PUT', body: text });
  expect(put.status).toBe(201);
  return digest;
}

async function putManifest(tag: string, type: string, manifest: object): Promise<string> {
  const body = JSON.stringify({ schemaVersion: 2, mediaType: type, ...manifest });
  const headers = { 'content-type': type };
  expect((await send(`manifests/${tag}`, { method: 'PUT', headers, body })).status).toBe(201);
  return digestOf(body);
}

async function putImage(tag: string, architecture: string) {
  const text = JSON.stringify({ architecture, os: 'linux', tag });
  const config = { mediaType: oci('config'), digest: await putBlob(text), size: text.length };
  const digest = await putManifest(tag, oci('manifest'), { config, layers: [] });
  return { digest, mediaType: oci('manifest'), size: 1 };
}

test('an image of ECR is looked up as who deploys, with the processor that it is for', async () => {
  const { digest } = await putImage('one', 'arm64');

  expect(await resolveDigest(`${reference}:one`, { ecr, signal })).toBe(digest);
  expect(await readArchitectures(`${reference}:one`, digest, { ecr, signal })).toEqual(['arm64']);
});

test('a list of images is for all of their processors, but not for what is no platform', async () => {
  const platforms = ['amd64', 'arm64'].map(async (architecture) => ({
    ...(await putImage(architecture, architecture)),
    platform: { os: 'linux', architecture },
  }));
  const attestation = {
    ...(await putImage('attestation', 'unknown')),
    platform: { os: 'unknown', architecture: 'unknown' },
  };
  const manifests = [...(await Promise.all(platforms)), attestation];
  const digest = await putManifest('all', oci('index'), { manifests });

  expect(await resolveDigest(`${reference}:all`, { ecr, signal })).toBe(digest);
  expect(await readArchitectures(`${reference}:all`, digest, { ecr, signal })).toEqual([
    'amd64',
    'arm64',
  ]);
});

test('a tag that is not there is said to be missing', async () => {
  await expect(resolveDigest(`${reference}:none`, { ecr, signal })).rejects.toMatchObject({
    message: 'it has no such image',
    isMissing: true,
  });
});
