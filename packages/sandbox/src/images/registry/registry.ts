import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { AwsError } from '../../aws/aws-error.ts';
import { BrokenConnection } from '../../aws/interference/broken-connection.ts';
import type { Caller, Operations } from '../../aws/operation.ts';
import type { LayerStore } from '../layers/layer-store.ts';
import { asRegistryError, RegistryError } from './registry-error.ts';
import { type RegistryRequest, readRegistryRequest } from './registry-request.ts';
import type { RegistryTokens } from './registry-tokens.ts';

export interface RegistryDependencies {
  /** ECR's, as they answer callers from outside. */
  readonly operations: () => Operations;
  readonly layers: LayerStore;
  readonly tokens: RegistryTokens;
}

/** An OCI registry in front of ECR: each of its requests is one of ECR's calls. */
export interface Registry {
  /** Answers a request below `/v2/`; false for any other. */
  answer(message: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

interface Exchange {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  /** Calls ECR as the holder of the token. */
  readonly ask: (operation: string, input: object) => Promise<Readonly<Record<string, unknown>>>;
}

export function createRegistry(dependencies: RegistryDependencies): Registry {
  const { operations, layers, tokens } = dependencies;

  async function ask(caller: Caller, name: string, input: object) {
    const operation = operations()[name];
    if (operation === undefined) throw new Error(`ECR has no ${name}.`);
    return { ...(await operation.run(input, { caller })) };
  }

  async function serve(request: RegistryRequest, exchange: Exchange): Promise<void> {
    const { method = 'GET' } = exchange.message;
    switch (request.kind) {
      case 'version':
        return reply(exchange, 200, {}, '{}');
      case 'tags':
        return listTags(request, exchange);
      case 'blob':
        return sendBlob(request, exchange, layers);
      case 'begin-upload':
        return beginUpload(request, exchange);
      case 'upload':
        if (method === 'PATCH') return receivePart(request, exchange, layers);
        if (method === 'PUT') return endUpload(request, exchange, layers);
        return tellProgress(request, exchange, layers);
      case 'manifest':
        if (method === 'PUT') return receiveManifest(request, exchange);
        return sendManifest(request, exchange);
    }
  }

  return {
    answer: async (message, response) => {
      const request = readRegistryRequest(message);
      if (request === undefined) return false;
      try {
        const caller = callerOf(message, tokens);
        const asking = (operation: string, input: object) => ask(caller, operation, input);
        await serve(request, { message, response, ask: asking });
      } catch (error) {
        if (error instanceof BrokenConnection) response.destroy();
        else refuse(message, response, asRegistryError(error));
      }
      return true;
    },
  };
}

function callerOf({ headers }: IncomingMessage, tokens: RegistryTokens): Caller {
  const [scheme = '', credentials = ''] = (headers.authorization ?? '').split(' ');
  const [user, password = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':');
  const caller = /^basic$/i.test(scheme) && user === 'AWS' ? tokens.find(password) : undefined;
  if (caller === 'expired') {
    throw new RegistryError(
      403,
      'DENIED',
      'Your authorization token has expired. Reauthenticate and try again.',
    );
  }
  if (caller === undefined) throw new RegistryError(401, 'UNAUTHORIZED', 'Not Authorized');
  return caller;
}

async function listTags({ name }: { readonly name: string }, exchange: Exchange): Promise<void> {
  const { imageIds } = await exchange.ask('ListImages', {
    repositoryName: name,
    filter: { tagStatus: 'TAGGED' },
    maxResults: 1000,
  });
  const tags = (imageIds as { imageTag?: string }[]).map(({ imageTag }) => imageTag);
  reply(exchange, 200, {}, JSON.stringify({ name, tags }));
}

async function sendBlob(
  { name, digest }: { readonly name: string; readonly digest: string },
  exchange: Exchange,
  layers: LayerStore,
): Promise<void> {
  const isHead = exchange.message.method === 'HEAD';
  if (isHead) {
    const asked = { repositoryName: name, layerDigests: [digest] };
    await exchange.ask('BatchCheckLayerAvailability', asked);
  } else {
    await exchange.ask('GetDownloadUrlForLayer', { repositoryName: name, layerDigest: digest });
  }
  const layer = layers.find(name, digest);
  if (layer === undefined) throw new RegistryError(404, 'BLOB_UNKNOWN', 'blob unknown to registry');
  exchange.response.writeHead(200, {
    'content-length': layer.size,
    'content-type': 'application/octet-stream',
    'docker-content-digest': digest,
  });
  if (isHead) exchange.response.end();
  else await pipeline(layers.read(layer), exchange.response);
}

async function beginUpload({ name }: { readonly name: string }, exchange: Exchange): Promise<void> {
  const { uploadId } = await exchange.ask('InitiateLayerUpload', { repositoryName: name });
  reply(exchange, 202, {
    location: `/v2/${name}/blobs/uploads/${uploadId}`,
    range: '0-0',
    'docker-upload-uuid': String(uploadId),
  });
}

interface UploadRequest {
  readonly name: string;
  readonly id: string;
  readonly digest?: string;
}

async function receivePart(
  request: UploadRequest,
  exchange: Exchange,
  layers: LayerStore,
): Promise<void> {
  const from = /^(\d+)-/.exec(exchange.message.headers['content-range'] ?? '')?.[1];
  const size = await receive(
    request,
    exchange,
    layers,
    from === undefined ? undefined : Number(from),
  );
  progress(request, exchange, size, 202);
}

async function endUpload(
  request: UploadRequest,
  exchange: Exchange,
  layers: LayerStore,
): Promise<void> {
  const { name, id, digest = '' } = request;
  await receive(request, exchange, layers);
  const asked = { repositoryName: name, uploadId: id, layerDigests: [digest] };
  await exchange.ask('CompleteLayerUpload', asked);
  reply(exchange, 201, {
    location: `/v2/${name}/blobs/${digest}`,
    'docker-content-digest': digest,
  });
}

/** Passes the body on in parts of what has come; answers how many bytes the upload has then. */
async function receive(
  { name, id }: UploadRequest,
  { message, ask }: Exchange,
  layers: LayerStore,
  from?: number,
): Promise<number> {
  let next = from ?? layers.upload(name, id)?.size ?? 0;
  for await (const chunk of inParts(message)) {
    const { lastByteReceived } = await ask('UploadLayerPart', {
      repositoryName: name,
      uploadId: id,
      partFirstByte: next,
      partLastByte: next + chunk.length - 1,
      layerPartBlob: chunk,
    });
    next = Number(lastByteReceived) + 1;
  }
  return next;
}

const partSize = 5 * 1024 * 1024;

/** What comes in, in parts that are worth a call each. */
async function* inParts(message: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of message) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < partSize) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

async function tellProgress(
  request: UploadRequest,
  exchange: Exchange,
  layers: LayerStore,
): Promise<void> {
  const upload = layers.upload(request.name, request.id);
  if (upload === undefined) {
    throw new RegistryError(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry');
  }
  progress(request, exchange, upload.size, 204);
}

function progress(
  { name, id }: UploadRequest,
  exchange: Exchange,
  size: number,
  status: number,
): void {
  reply(exchange, status, {
    location: `/v2/${name}/blobs/uploads/${id}`,
    range: `0-${Math.max(0, size - 1)}`,
    'docker-upload-uuid': id,
  });
}

interface ManifestRequest {
  readonly name: string;
  readonly reference: string;
}

async function receiveManifest(
  { name, reference }: ManifestRequest,
  exchange: Exchange,
): Promise<void> {
  const { message } = exchange;
  const asked = {
    repositoryName: name,
    imageManifest: (await buffer(message)).toString('utf8'),
    imageManifestMediaType: message.headers['content-type'],
    ...idOf(reference),
  };
  const digest = await exchange.ask('PutImage', asked).then(
    ({ image }) => (image as { imageId: { imageDigest: string } }).imageId.imageDigest,
    (error: unknown) => {
      // To a registry, what is there already is what was asked for.
      if (error instanceof AwsError && error.name === 'ImageAlreadyExistsException') {
        return (error.details as { imageDigest: string }).imageDigest;
      }
      throw error;
    },
  );
  reply(exchange, 201, {
    location: `/v2/${name}/manifests/${digest}`,
    'docker-content-digest': digest,
  });
}

async function sendManifest(
  { name, reference }: ManifestRequest,
  exchange: Exchange,
): Promise<void> {
  const { images } = await exchange.ask('BatchGetImage', {
    repositoryName: name,
    imageIds: [idOf(reference)],
  });
  const [image] = images as {
    imageId: { imageDigest: string };
    imageManifest?: string;
    imageManifestMediaType?: string;
  }[];
  if (image?.imageManifest === undefined) {
    throw new RegistryError(404, 'MANIFEST_UNKNOWN', 'Requested image not found');
  }
  reply(
    exchange,
    200,
    {
      'content-type': image.imageManifestMediaType ?? '',
      'docker-content-digest': image.imageId.imageDigest,
    },
    image.imageManifest,
  );
}

function idOf(reference: string) {
  return reference.startsWith('sha256:') ? { imageDigest: reference } : { imageTag: reference };
}

function reply(
  { message, response }: Pick<Exchange, 'message' | 'response'>,
  status: number,
  headers: Readonly<Record<string, string>>,
  body = '',
): void {
  response.writeHead(status, {
    'docker-distribution-api-version': 'registry/2.0',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(message.method === 'HEAD' ? undefined : body);
}

function refuse(message: IncomingMessage, response: ServerResponse, error: RegistryError): void {
  const { status, code, message: said } = error;
  const realm = { 'www-authenticate': 'Basic realm="ECR",service="ecr.amazonaws.com"' };
  // What still comes of a body is not read.
  if (!message.complete) response.shouldKeepAlive = false;
  reply(
    { message, response },
    status,
    { 'content-type': 'application/json', ...(status === 401 && realm) },
    JSON.stringify({ errors: [{ code, message: said }] }),
  );
}
