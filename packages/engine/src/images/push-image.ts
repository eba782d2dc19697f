import {
  DescribeImagesCommand,
  type ECRClient,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr';
import type { Clock, Engine } from '@seaworthy/sandbox';
import type { PushMessage, PushProgress } from './push-progress.ts';
import { tellingProgress } from './telling-progress.ts';

export interface PushRequest {
  /** What the container engine calls the image: its id, `sha256:…`. */
  readonly image: string;
  /** Name of the repository in ECR. */
  readonly repository: string;
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
}

export interface PushWork {
  readonly engine: Engine;
  readonly ecr: ECRClient;
  readonly clock: Clock;
  /** Told at once and every ten seconds, as long as it takes. */
  readonly report: (progress: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Brings an image into an ECR repository, layer by layer as far as they are not there, and gives its
 * URI with the digest. The tag is made of the image's id: what was pushed before is not pushed
 * again. Throws an Error with the registry's words.
 */
export async function pushImage(request: PushRequest, work: PushWork): Promise<string> {
  const { repository, account, region } = request;
  const suffix = region.startsWith('cn-') ? '.cn' : '';
  const registry = `${account}.dkr.ecr.${region}.amazonaws.com${suffix}`;
  const tag = tagOf(request.image);
  const there = await digestOf(repository, tag, work);
  if (there === undefined) {
    await tellingProgress(work, (progress) =>
      push({ repository, tag, image: request.image }, progress, work),
    );
  }
  const digest = there ?? (await digestOf(repository, tag, work));
  if (digest === undefined) throw new Error(`${repository} does not have the image after the push`);
  return `${registry}/${repository}@${digest}`;
}

function tagOf(image: string): string {
  return `image-${image.replace(/^sha256:/, '').slice(0, 24)}`;
}

/** Undefined when the repository has nothing under this tag. */
async function digestOf(
  repositoryName: string,
  imageTag: string,
  { ecr, signal }: PushWork,
): Promise<string | undefined> {
  const command = new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag }] });
  try {
    const { imageDetails } = await ecr.send(command, { abortSignal: signal });
    return imageDetails?.[0]?.imageDigest;
  } catch (error) {
    if (error instanceof Error && error.name === 'ImageNotFoundException') return undefined;
    throw error;
  }
}

interface Push {
  readonly repository: string;
  readonly tag: string;
  readonly image: string;
}

async function push(
  { repository, tag, image }: Push,
  progress: PushProgress,
  work: PushWork,
): Promise<void> {
  const { engine, signal } = work;
  const { endpoint, ...login } = await authorize(work);
  const repo = `${endpoint.host}/${repository}`;
  await tagInTurn(engine, image, { repo, tag });
  const stream = await engine.docker.getImage(`${repo}:${tag}`).push({
    authconfig: { ...login, serveraddress: endpoint.host },
    abortSignal: signal,
    // Podman asks for TLS unless it is told; AWS's endpoint always has it.
    ...(endpoint.protocol === 'http:' && { tlsVerify: false }),
  });
  await new Promise<void>((resolve, reject) => {
    engine.docker.modem.followProgress(
      stream,
      (error) => (error ? reject(error) : resolve()),
      (message: PushMessage) => {
        if (message.error !== undefined) reject(new Error(message.error));
        else progress.hear(message);
      },
    );
  });
}

/**
 * Podman forgets names of an image that get more than one at the same time, as those of services
 * do that are built from the same files.
 */
function tagInTurn(engine: Engine, image: string, name: ImageName): Promise<void> {
  const before = tagging.get(engine) ?? Promise.resolve();
  const done = before.then(() => engine.docker.getImage(image).tag(name));
  tagging.set(
    engine,
    done.catch(() => undefined),
  );
  return done;
}

/** What each engine does at the moment. */
const tagging = new WeakMap<Engine, Promise<unknown>>();

interface ImageName {
  readonly repo: string;
  readonly tag: string;
}

/** ECR's token is a user and a password in one, good for 12 hours. */
async function authorize({ ecr, signal }: PushWork) {
  const command = new GetAuthorizationTokenCommand({});
  const { authorizationData } = await ecr.send(command, { abortSignal: signal });
  const [{ authorizationToken: token = '', proxyEndpoint = '' } = {}] = authorizationData ?? [];
  const [username = '', password = ''] = Buffer.from(token, 'base64').toString().split(':');
  return { endpoint: new URL(proxyEndpoint), username, password };
}
