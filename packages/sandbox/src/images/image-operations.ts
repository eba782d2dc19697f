import type {
  BatchDeleteImageRequest,
  BatchDeleteImageResponse,
  BatchGetImageRequest,
  BatchGetImageResponse,
  DescribeImagesRequest,
  DescribeImagesResponse,
  ImageIdentifier,
  ListImagesRequest,
  ListImagesResponse,
} from '@aws-sdk/client-ecr';
import type { Identity } from '../aws/identity.ts';
import type { Need, Operation } from '../aws/operation.ts';
import { repositoryErrors } from './repository-errors.ts';
import { pageOf } from './repository-pages.ts';
import type { RepositoryRecord, StoredImage } from './repository-record.ts';
import type { RepositoryStore } from './repository-store.ts';

/** Operations on the images of a repository. */
export function imageOperations(store: RepositoryStore, { account }: Identity) {
  const need = (action: string, name = ''): readonly Need[] => [
    { action: `ecr:${action}`, resource: store.arnOf(name) },
  ];

  const DescribeImages: Operation<DescribeImagesRequest, DescribeImagesResponse> = {
    needs: ({ repositoryName }) => need('DescribeImages', repositoryName),
    run: (input) => {
      const repository = store.existing(input.repositoryName);
      const asked = input.imageIds?.map((id) => {
        const stored = findImage(repository, id);
        if (!stored) throw repositoryErrors.noImage(id, repository.name, account);
        return stored;
      });
      const found = (asked ?? repository.images).filter(({ tags }) =>
        hasStatus(tags, input.filter?.tagStatus),
      );
      const page = pageOf([...new Set(found)], input);
      return {
        imageDetails: page.items.map(({ image, tags, pushedAt }) => ({
          registryId: account,
          repositoryName: repository.name,
          imageDigest: image.digest,
          ...(tags.length === 0 ? {} : { imageTags: [...tags] }),
          imageSizeInBytes: image.compressedSize,
          imagePushedAt: new Date(pushedAt),
          ...(image.manifest && { imageManifestMediaType: image.manifest.mediaType }),
        })),
        ...page.next,
      };
    },
  };

  const ListImages: Operation<ListImagesRequest, ListImagesResponse> = {
    needs: ({ repositoryName }) => need('ListImages', repositoryName),
    run: (input) => {
      const ids = store.existing(input.repositoryName).images.flatMap(({ image, tags }) => {
        if (!hasStatus(tags, input.filter?.tagStatus)) return [];
        const imageDigest = image.digest;
        return tags.length === 0
          ? [{ imageDigest }]
          : tags.map((imageTag) => ({ imageDigest, imageTag }));
      });
      const page = pageOf(ids, input);
      return { imageIds: page.items, ...page.next };
    },
  };

  const BatchGetImage: Operation<BatchGetImageRequest, BatchGetImageResponse> = {
    needs: ({ repositoryName }) => need('BatchGetImage', repositoryName),
    run: ({ repositoryName, imageIds }) => {
      const repository = store.existing(repositoryName);
      const found = (imageIds ?? []).map((id) => ({ id, stored: findImage(repository, id) }));
      return {
        images: found.flatMap(({ id, stored }) =>
          stored
            ? [
                {
                  registryId: account,
                  repositoryName: repository.name,
                  imageId: { ...id, imageDigest: stored.image.digest },
                  ...(stored.image.manifest && {
                    imageManifest: stored.image.manifest.text,
                    imageManifestMediaType: stored.image.manifest.mediaType,
                  }),
                },
              ]
            : [],
        ),
        failures: found.flatMap(({ id, stored }) => (stored ? [] : [notFound(id)])),
      };
    },
  };

  const BatchDeleteImage: Operation<BatchDeleteImageRequest, BatchDeleteImageResponse> = {
    needs: ({ repositoryName }) => need('BatchDeleteImage', repositoryName),
    run: ({ repositoryName, imageIds }) => {
      const deleted: ImageIdentifier[] = [];
      const missing: ImageIdentifier[] = [];
      for (const id of imageIds ?? []) {
        const repository = store.existing(repositoryName);
        const stored = findImage(repository, id);
        if (stored) {
          store.put(withoutImage(repository, stored, id));
          deleted.push({ ...id, imageDigest: stored.image.digest });
        } else {
          missing.push(id);
        }
      }
      return { imageIds: deleted, failures: missing.map(notFound) };
    },
  };

  return { DescribeImages, ListImages, BatchGetImage, BatchDeleteImage };
}

/** By digest, by tag, or by both, which must then belong together. */
export function findImage(
  { images }: RepositoryRecord,
  { imageDigest, imageTag }: ImageIdentifier,
): StoredImage | undefined {
  return images.find(
    ({ image, tags }) =>
      (imageDigest === undefined || image.digest === imageDigest) &&
      (imageTag === undefined || tags.includes(imageTag)),
  );
}

/** Deleting by tag takes the tag away; the image goes with its last tag, or by its digest. */
function withoutImage(
  repository: RepositoryRecord,
  stored: StoredImage,
  { imageDigest, imageTag }: ImageIdentifier,
): RepositoryRecord {
  const others = repository.images.filter((other) => other !== stored);
  const tags = stored.tags.filter((tag) => tag !== imageTag);
  const goes = tags.length === 0 || (imageDigest !== undefined && imageTag === undefined);
  return { ...repository, images: goes ? others : [...others, { ...stored, tags }] };
}

function hasStatus(tags: readonly string[], status: string | undefined): boolean {
  if (status === 'TAGGED') return tags.length > 0;
  if (status === 'UNTAGGED') return tags.length === 0;
  return true;
}

function notFound(imageId: ImageIdentifier) {
  return {
    imageId,
    failureCode: 'ImageNotFound' as const,
    failureReason: 'Requested image not found',
  };
}
