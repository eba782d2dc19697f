import { createHash } from 'node:crypto';
import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ApiCall } from '../../aws/interference/interference.ts';
import type { Caller } from '../../aws/operation.ts';
import type { RunningEndpoints } from '../../endpoints/serve.ts';
import { clientSettings, type ShopAccount, shopAccount } from '../../testing/shop-account.ts';

const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
};

let account: ShopAccount;
let server: RunningEndpoints;
let ecr: ECRClient;
let calls: ApiCall[];

beforeEach(async () => {
  calls = [];
  account = shopAccount(undefined, { onCall: (call) => calls.push(call) });
  server = await account.sandbox.endpoints.listen();
  ecr = account.sandbox.attach(new ECRClient(clientSettings), 'ECR');
  await account.call('ECR', 'CreateRepository', {
    repositoryName: 'shop/api',
    imageTagMutability: 'IMMUTABLE',
  });
});

afterEach(async () => {
  await server.close();
  await account.sandbox.close();
});

const digestOf = (bytes: string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function login(client = ecr) {
  const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
  const { proxyEndpoint = '', authorizationToken = '' } = authorizationData?.[0] ?? {};
  return { proxyEndpoint, authorization: `Basic ${authorizationToken}` };
}

/** A client of registries, as they all are. */
async function registry(client?: ECRClient, repository = 'shop/api') {
  const { proxyEndpoint, authorization } = await login(client);
  const send = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, `${proxyEndpoint}/v2/${repository}/`), {
      ...init,
      headers: { ...init.headers, authorization },
    });

  async function pushBlob(bytes: string, parts = [bytes]) {
    const digest = digestOf(bytes);
    if ((await send(`blobs/${digest}`, { method: 'HEAD' })).ok)
      return { digest, size: bytes.length };
    let { headers, status } = await send('blobs/uploads/', { method: 'POST' });
    expect(status).toBe(202);
    for (const part of parts) {
      const sent = await send(headers.get('location') ?? '', { method: 'PATCH', body: part });
      ({ headers, status } = sent);
      expect(status).toBe(202);
    }
    const ended = await send(`${headers.get('location')}?digest=${digest}`, { method: 'PUT' });
    expect(ended.status).toBe(201);
    return { digest, size: bytes.length };
  }

  const pushManifest = (reference: string, manifest: object, type = types.manifest) =>
    send(`manifests/${reference}`, {
      method: 'PUT',
      headers: { 'content-type': type },
      body: JSON.stringify(manifest),
    });

  return { send, pushBlob, pushManifest, proxyEndpoint };
}

async function pushImage(tag: string, content: string, architecture = 'amd64') {
  const { pushBlob, pushManifest } = await registry();
  const config = await pushBlob(JSON.stringify({ architecture, os: 'linux', content }));
  const layer = await pushBlob(`layer of ${content}`, ['layer of ', content]);
  const manifest = {
    schemaVersion: 2,
    mediaType: types.manifest,
    config: { mediaType: types.config, ...config },
    layers: [{ mediaType: types.layer, ...layer }],
  };
  const response = await pushManifest(tag, manifest);
  return { response, manifest, digest: digestOf(JSON.stringify(manifest)) };
}

describe('An image that is pushed', () => {
  test('is an image of ECR, with its digest, size and manifest', async () => {
    const { response, manifest, digest } = await pushImage('v1', 'one');
    expect(response.status).toBe(201);
    expect(response.headers.get('docker-content-digest')).toBe(digest);
    const asked = { repositoryName: 'shop/api', imageIds: [{ imageTag: 'v1' }] };
    const { imageDetails } = await ecr.send(new DescribeImagesCommand(asked));
    expect(imageDetails).toMatchObject([
      {
        imageDigest: digest,
        imageTags: ['v1'],
        imageManifestMediaType: types.manifest,
        imageSizeInBytes: manifest.config.size + (manifest.layers[0]?.size ?? 0),
      },
    ]);
    const { images } = await ecr.send(new BatchGetImageCommand(asked));
    expect(images?.[0]?.imageManifest).toBe(JSON.stringify(manifest));
    const reference = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api@${digest}`;
    expect(account.sandbox.repositories.find(reference).image).toMatchObject({
      architectures: ['X86_64'],
      engineReference: `127.0.0.1:${server.port}/shop/api@${digest}`,
    });
  });

  test('can be pulled again, blob for blob', async () => {
    const { manifest, digest } = await pushImage('v1', 'one');
    const { send } = await registry();
    for (const reference of ['v1', digest]) {
      const pulled = await send(`manifests/${reference}`);
      expect(pulled.headers.get('content-type')).toBe(types.manifest);
      expect(await pulled.json()).toEqual(manifest);
    }
    const layer = await send(`blobs/${manifest.layers[0]?.digest}`);
    expect(await layer.text()).toBe('layer of one');
    expect(await (await send('tags/list')).json()).toEqual({ name: 'shop/api', tags: ['v1'] });
  });

  test('is pushed again without effect, but its tag is not given to another', async () => {
    await pushImage('v1', 'one');
    expect((await pushImage('v1', 'one')).response.status).toBe(201);
    const { response } = await pushImage('v1', 'two');
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [
        {
          code: 'TAG_INVALID',
          message:
            "The image tag 'v1' already exists in the 'shop/api' repository and cannot be overwritten because the tag is immutable.",
        },
      ],
    });
  });

  test('may be an index of images for several processors', async () => {
    const { pushManifest } = await registry();
    const manifests = [];
    for (const architecture of ['amd64', 'arm64']) {
      const image = await pushImage(`v1-${architecture}`, architecture, architecture);
      const size = JSON.stringify(image.manifest).length;
      const platform = { architecture, os: 'linux' };
      manifests.push({ mediaType: types.manifest, digest: image.digest, size, platform });
    }
    const index = { schemaVersion: 2, mediaType: types.index, manifests };
    expect((await pushManifest('v1', index, types.index)).status).toBe(201);
    const reference = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api:v1';
    expect(account.sandbox.repositories.find(reference).image).toMatchObject({
      architectures: ['X86_64', 'ARM64'],
      isIndex: true,
    });
  });
});

describe('A push is refused', () => {
  test('without the parts of the image', async () => {
    const { pushManifest } = await registry();
    const missing = { mediaType: types.config, digest: digestOf('missing'), size: 7 };
    const manifest = { schemaVersion: 2, config: missing, layers: [] };
    const refusal = await pushManifest('v1', manifest);
    expect(refusal.status).toBe(404);
    expect(await refusal.text()).toContain(missing.digest);
  });

  test('when bytes are not those of the digest', async () => {
    const { send } = await registry();
    const begun = await send('blobs/uploads/', { method: 'POST' });
    const location = `${begun.headers.get('location')}?digest=${digestOf('right')}`;
    const refusal = await send(location, { method: 'PUT', body: 'wrong' });
    expect([refusal.status, await refusal.text()]).toEqual([
      400,
      expect.stringContaining('DIGEST_INVALID'),
    ]);
  });

  test('into a repository that does not exist', async () => {
    const { send } = await registry(ecr, 'shop/none');
    const refusal = await send('blobs/uploads/', { method: 'POST' });
    expect([refusal.status, await refusal.text()]).toEqual([
      404,
      expect.stringContaining("The repository with name 'shop/none' does not exist"),
    ]);
  });

  test('without a token, with a wrong one, and with one that is too old', async () => {
    const url = `${server.url}/v2/`;
    const anonymous = await fetch(url);
    expect(anonymous.status).toBe(401);
    expect(anonymous.headers.get('www-authenticate')).toContain('Basic realm=');
    const wrong = { authorization: `Basic ${Buffer.from('AWS:wrong').toString('base64')}` };
    expect((await fetch(url, { headers: wrong })).status).toBe(401);
    const { authorization } = await login();
    expect((await fetch(url, { headers: { authorization } })).status).toBe(200);
    await account.clock.run({ for: 12 * 3_600_000 });
    const late = await fetch(url, { headers: { authorization } });
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('expired')]);
  });

  test('by a role that may not push, in the words of IAM', async () => {
    await account.deploy({ Replicas: '0' });
    const caller: Caller = {
      kind: 'role',
      roleArn: 'arn:aws:iam::123456789012:role/shop-execution',
      sessionName: 'me',
    };
    const reader = account.sandbox.attach(new ECRClient(clientSettings), 'ECR', caller);
    const { send } = await registry(reader);
    const refusal = await send('blobs/uploads/', { method: 'POST' });
    expect(refusal.status).toBe(403);
    expect(await refusal.text()).toContain(
      'is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:123456789012:repository/shop/api',
    );
  });
});

test('A push is told as the calls of ECR that it is', async () => {
  calls = [];
  await pushImage('v1', 'one');
  const told = calls.filter(({ service }) => service === 'ECR').map(({ operation }) => operation);
  expect(new Set(told)).toEqual(
    new Set([
      'GetAuthorizationToken',
      'BatchCheckLayerAvailability',
      'InitiateLayerUpload',
      'UploadLayerPart',
      'CompleteLayerUpload',
      'PutImage',
    ]),
  );
});
