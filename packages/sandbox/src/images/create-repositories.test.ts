import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  GetLifecyclePolicyCommand,
  ListImagesCommand,
  ListTagsForResourceCommand,
  RepositoryNotFoundException,
} from '@aws-sdk/client-ecr';
import { beforeEach, describe, expect, test } from 'vitest';
import { attach } from '../aws/attach.ts';
import type { Services } from '../aws/operation.ts';
import { createIdentity } from '../aws/random-identity.ts';
import { resourceRequest } from '../resources/testing/resource-request.ts';
import { virtualClock } from '../time/virtual-clock.ts';
import { createRepositories } from './create-repositories.ts';
import { parseImageReference } from './image-reference.ts';
import type { RegistryImage } from './repositories.ts';

const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 });
const registry = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const asked: string[] = [];

let repositories: ReturnType<typeof createRepositories>;
let client: ECRClient;

beforeEach(() => {
  asked.length = 0;
  repositories = createRepositories({
    clock: virtualClock(),
    identity,
    localImages: (reference) => {
      asked.push(reference);
      return reference === 'docker.io/library/redis:7' ? image('r') : undefined;
    },
  });
  client = attach(
    new ECRClient({
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    }),
    'ECR',
    { ECR: repositories.operations } as unknown as Services,
  );
});

function image(letter: string): RegistryImage {
  return {
    digest: `sha256:${letter.repeat(64)}`,
    architectures: ['X86_64'],
    compressedSize: 1000,
    engineReference: `local-${letter}`,
  };
}

const create = (
  repositoryName: string,
  imageTagMutability: 'MUTABLE' | 'IMMUTABLE' = 'IMMUTABLE',
) => client.send(new CreateRepositoryCommand({ repositoryName, imageTagMutability }));

describe('what an image means', () => {
  test.each([
    ['redis', 'docker.io/library/redis:latest'],
    ['redis:7', 'docker.io/library/redis:7'],
    ['bitnami/redis', 'docker.io/bitnami/redis:latest'],
    ['docker.io/redis', 'docker.io/library/redis:latest'],
    ['localhost:5000/a', 'localhost:5000/a:latest'],
    ['ghcr.io/a/b/c:v1', 'ghcr.io/a/b/c:v1'],
    [
      'public.ecr.aws/docker/library/node@sha256:ab',
      'public.ecr.aws/docker/library/node@sha256:ab',
    ],
    [`${registry}/shop/api:v1@sha256:ab`, `${registry}/shop/api:v1@sha256:ab`],
  ])('%s is %s', (reference, full) => {
    expect(parseImageReference(reference).full).toBe(full);
  });

  test('an image of the account is found by tag and by digest, and the digest wins', async () => {
    await create('shop/api');
    repositories.put('shop/api', 'v1', image('a'));
    repositories.put('shop/api', 'v2', image('b'));
    const repository = {
      name: 'shop/api',
      arn: 'arn:aws:ecr:eu-west-1:123456789012:repository/shop/api',
      exists: true,
    };
    const find = (suffix: string) => repositories.find(`${registry}/shop/api${suffix}`);
    expect(find(':v1')).toEqual({ registry, repository, image: image('a') });
    expect(find(`@${image('a').digest}`).image).toEqual(image('a'));
    expect(find(`:v1@${image('b').digest}`).image).toEqual(image('b'));
    expect(find('')).toEqual({ registry, repository });
    expect(find(`@sha256:${'0'.repeat(64)}`).image).toBeUndefined();
  });

  test('a repository that does not exist is told from a tag that does not', () => {
    const found = repositories.find(`${registry}/shop/none:v1`);
    expect(found.repository).toMatchObject({ name: 'shop/none', exists: false });
    expect(found.image).toBeUndefined();
  });

  test('images of other registries are those of the machine, asked for by their full name', () => {
    expect(repositories.find('redis:7')).toEqual({ registry: 'docker.io', image: image('r') });
    expect(repositories.find('ghcr.io/a/b')).toEqual({ registry: 'ghcr.io' });
    expect(asked).toEqual(['docker.io/library/redis:7', 'ghcr.io/a/b:latest']);
  });

  test('a repository of another region or account is not this one', async () => {
    await create('shop/api');
    repositories.put('shop/api', 'v1', image('a'));
    const elsewhere = repositories.find(
      `${registry.replace('eu-west-1', 'us-east-1')}/shop/api:v1`,
    );
    expect(elsewhere.repository?.exists).toBe(false);
    expect(elsewhere.image).toBeUndefined();
    const others = repositories.find('999999999999.dkr.ecr.eu-west-1.amazonaws.com/shop/api:v1');
    expect(others).not.toHaveProperty('repository');
  });
});

describe('pushing', () => {
  test('an immutable tag stays with its image; pushing the same again changes nothing', async () => {
    await create('shop/api');
    repositories.put('shop/api', 'v1', image('a'));
    repositories.put('shop/api', 'v1', image('a'));
    expect(() => repositories.put('shop/api', 'v1', image('b'))).toThrow(
      "The image tag 'v1' already exists in the 'shop/api' repository and cannot be overwritten because the tag is immutable.",
    );
  });

  test('a mutable tag moves, and leaves an image without a tag', async () => {
    await create('shop/api', 'MUTABLE');
    repositories.put('shop/api', 'latest', image('a'));
    repositories.put('shop/api', 'latest', image('b'));
    const untagged = new ListImagesCommand({
      repositoryName: 'shop/api',
      filter: { tagStatus: 'UNTAGGED' },
    });
    const { imageIds } = await client.send(untagged);
    expect(imageIds).toEqual([{ imageDigest: image('a').digest }]);
    expect(repositories.find(`${registry}/shop/api`).image).toEqual(image('b'));
  });

  test('a repository that does not exist is refused', () => {
    expect(() => repositories.put('shop/none', 'v1', image('a'))).toThrow(
      "The repository with name 'shop/none' does not exist in the registry with id '123456789012'",
    );
  });
});

describe('asking', () => {
  test('images are described by tag; a missing one is an error', async () => {
    await create('shop/api');
    repositories.put('shop/api', 'v1', image('a'));
    const describeTag = (imageTag: string) =>
      client.send(
        new DescribeImagesCommand({ repositoryName: 'shop/api', imageIds: [{ imageTag }] }),
      );
    expect((await describeTag('v1')).imageDetails).toMatchObject([
      { imageDigest: image('a').digest, imageTags: ['v1'], imageSizeInBytes: 1000 },
    ]);
    await expect(describeTag('v2')).rejects.toMatchObject({
      name: 'ImageNotFoundException',
      message:
        "The image with imageId {imageDigest:'null', imageTag:'v2'} does not exist within the repository with name 'shop/api' in the registry with id '123456789012'",
    });
  });

  test('a batch tells which images are there; deleting the last tag deletes the image', async () => {
    await create('shop/api');
    repositories.put('shop/api', 'v1', image('a'));
    const imageIds = [{ imageTag: 'v1' }, { imageTag: 'v2' }];
    const command = { repositoryName: 'shop/api', imageIds };
    const got = await client.send(new BatchGetImageCommand(command));
    expect(got.images).toMatchObject([{ imageId: { imageDigest: image('a').digest } }]);
    expect(got.failures).toMatchObject([{ failureCode: 'ImageNotFound' }]);
    await client.send(new BatchDeleteImageCommand(command));
    expect(repositories.find(`${registry}/shop/api@${image('a').digest}`).image).toBeUndefined();
  });

  test('a repository that does not exist is the exception of the client', async () => {
    await expect(
      client.send(new DescribeRepositoriesCommand({ repositoryNames: ['none'] })),
    ).rejects.toBeInstanceOf(RepositoryNotFoundException);
  });

  test('a repository has the tags that it was made with', async () => {
    const tags = [{ Key: 'team', Value: 'web' }];
    const { repository } = await client.send(
      new CreateRepositoryCommand({ repositoryName: 'shop/api', tags }),
    );
    const command = new ListTagsForResourceCommand({ resourceArn: repository?.repositoryArn });
    expect((await client.send(command)).tags).toEqual(tags);
  });

  test('a token to log in with is for the user AWS and twelve hours', async () => {
    const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
    const [data] = authorizationData ?? [];
    expect(Buffer.from(data?.authorizationToken ?? '', 'base64').toString()).toMatch(/^AWS:.{64}$/);
    expect(data?.expiresAt).toEqual(new Date(Date.UTC(2026, 0, 1, 12)));
    expect(data?.proxyEndpoint).toBe(`https://${registry}`);
  });
});

describe('in a template', () => {
  const LifecyclePolicyText = '{"rules":[]}';
  const properties = {
    RepositoryName: 'shop/api',
    ImageScanningConfiguration: { ScanOnPush: true },
    ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    ImageTagMutabilityExclusionFilters: [
      {
        ImageTagMutabilityExclusionFilterType: 'WILDCARD',
        ImageTagMutabilityExclusionFilterValue: 'dev-*',
      },
    ],
    LifecyclePolicy: { LifecyclePolicyText },
    EmptyOnDelete: false,
  };
  const template = () => {
    const handler = repositories.handlers['AWS::ECR::Repository'];
    if (!handler) throw new Error('No handler.');
    return handler;
  };

  test('Ref is the name; the exception from immutable tags holds; the policy is kept', async () => {
    const state = await template().create(resourceRequest(properties));
    expect(state).toEqual({
      physicalId: 'shop/api',
      attributes: {
        Arn: 'arn:aws:ecr:eu-west-1:123456789012:repository/shop/api',
        RepositoryUri: `${registry}/shop/api`,
      },
    });
    repositories.put('shop/api', 'dev-1', image('a'));
    repositories.put('shop/api', 'dev-1', image('b'));
    repositories.put('shop/api', 'v1', image('a'));
    expect(() => repositories.put('shop/api', 'v1', image('b'))).toThrow('immutable');
    const policy = new GetLifecyclePolicyCommand({ repositoryName: 'shop/api' });
    expect((await client.send(policy)).lifecyclePolicyText).toBe(LifecyclePolicyText);
  });

  test('a repository with images is only deleted when the template says so', async () => {
    const request = resourceRequest(properties);
    const state = await template().create(request);
    repositories.put('shop/api', 'v1', image('a'));
    await expect(template().delete({ ...request, state })).rejects.toMatchObject({
      name: 'RepositoryNotEmptyException',
      message:
        "The repository with name 'shop/api' in registry with id '123456789012' cannot be deleted because it still contains images",
    });
    const emptied = resourceRequest({ ...properties, EmptyOnDelete: true });
    await template().update({ ...emptied, state, before: properties });
    expect(repositories.find(`${registry}/shop/api:v1`).image).toEqual(image('a'));
    await template().delete({ ...emptied, state });
    expect(repositories.hasRepository('shop/api')).toBe(false);
  });

  test('a name in capitals, a broken policy and a policy of the repository are refused', async () => {
    const make = (changes: object) =>
      template().create(resourceRequest({ ...properties, ...changes }));
    await expect(make({ RepositoryName: 'Shop' })).rejects.toThrow("'repositoryName'");
    await expect(make({ LifecyclePolicy: { LifecyclePolicyText: '{' } })).rejects.toThrow(
      'Lifecycle policy validation failure',
    );
    await expect(make({ RepositoryPolicyText: {} })).rejects.toThrow('does not model');
  });
});
