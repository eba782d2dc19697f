import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  GetLifecyclePolicyCommand,
  type ImageDetail,
} from '@aws-sdk/client-ecr';
import { type CloudFacts, readExpiry } from '@seaworthy/compiler';
import type { LiveContext, TaskDefinitionFact } from './subject.ts';

/** The log groups that containers write to. */
export async function readLiveLogGroups(
  definitions: readonly TaskDefinitionFact[],
  { account, asker }: LiveContext,
): Promise<CloudFacts['logGroups']> {
  const names = new Map(
    definitions.flatMap(({ containers, owner = '' }) =>
      containers.flatMap(({ log }) =>
        log?.group === undefined ? [] : [[log.group, owner] as const],
      ),
    ),
  );
  const groups = await Promise.all(
    [...names].map(async ([name, owner]) => {
      const answer = await asker.ask('logs:DescribeLogGroups', () =>
        account.clients.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name })),
      );
      const found = answer?.logGroups?.find(({ logGroupName }) => logGroupName === name);
      return found
        ? [{ id: name, owner, name, retention: found.retentionInDays ?? ('never' as const) }]
        : [];
    }),
  );
  return groups.flat();
}

/** The repositories of this account that images come from, with the images that are asked for. */
export async function readLiveRepositories(
  definitions: readonly TaskDefinitionFact[],
  { account, asker }: LiveContext,
): Promise<CloudFacts['repositories']> {
  const uses = new Map<string, { readonly owner: string; readonly images: string[] }>();
  for (const { containers, owner = '' } of definitions) {
    for (const { image } of containers) {
      const [, region, name] = privateImage.exec(image) ?? [];
      if (name === undefined || region !== account.region) continue;
      const known = uses.get(name);
      if (known) known.images.push(image);
      else uses.set(name, { owner, images: [image] });
    }
  }
  const { ecr } = account.clients;
  const repositories = await Promise.all(
    [...uses].map(async ([name, { owner, images }]) => {
      const [answer, lifecycle, held] = await Promise.all([
        asker.ask(
          'ecr:DescribeRepositories',
          () => ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [name] })),
          ['RepositoryNotFoundException'],
        ),
        asker.ask(
          'ecr:GetLifecyclePolicy',
          () => ecr.send(new GetLifecyclePolicyCommand({ repositoryName: name })),
          ['LifecyclePolicyNotFoundException', 'RepositoryNotFoundException'],
        ),
        Promise.all(images.map((image) => readImage(name, image, { account, asker }))),
      ]);
      const [found] = answer?.repositories ?? [];
      return {
        id: found?.repositoryArn ?? name,
        owner,
        name,
        mutableTags: found?.imageTagMutability === 'MUTABLE',
        expiry: readExpiry(lifecycle?.lifecyclePolicyText),
        images: held.includes('unknown') ? ('unknown' as const) : held.flatMap(imageFacts),
      };
    }),
  );
  return repositories;
}

const privateImage = /^\d{12}\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)/;

/** Only the image that is used: a repository may hold thousands. */
async function readImage(
  repositoryName: string,
  image: string,
  { account, asker }: Pick<LiveContext, 'account' | 'asker'>,
): Promise<readonly ImageDetail[] | 'unknown'> {
  const imageDigest = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
  const imageTag = /:([\w.-]+)$/.exec(image.slice(image.lastIndexOf('/')))?.[1] ?? 'latest';
  const imageIds = [imageDigest === undefined ? { imageTag } : { imageDigest }];
  let isMissing = false;
  const answer = await asker.ask('ecr:DescribeImages', async () => {
    try {
      return await account.clients.ecr.send(
        new DescribeImagesCommand({ repositoryName, imageIds }),
      );
    } catch (error) {
      isMissing =
        error instanceof Error &&
        ['ImageNotFoundException', 'RepositoryNotFoundException'].includes(error.name);
      if (isMissing) return undefined;
      throw error;
    }
  });
  if (isMissing) return [];
  return answer ? (answer.imageDetails ?? []) : 'unknown';
}

function imageFacts(details: readonly ImageDetail[] | 'unknown') {
  if (details === 'unknown') return [];
  return details.map(({ imageDigest = '', imageTags = [], imageSizeInBytes = 0 }) => ({
    digest: imageDigest,
    tags: imageTags,
    bytes: imageSizeInBytes,
  }));
}
