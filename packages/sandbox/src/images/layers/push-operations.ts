import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type {
  BatchCheckLayerAvailabilityRequest,
  BatchCheckLayerAvailabilityResponse,
  CompleteLayerUploadRequest,
  CompleteLayerUploadResponse,
  GetDownloadUrlForLayerRequest,
  GetDownloadUrlForLayerResponse,
  InitiateLayerUploadRequest,
  InitiateLayerUploadResponse,
  PutImageRequest,
  PutImageResponse,
  UploadLayerPartRequest,
  UploadLayerPartResponse,
} from '@aws-sdk/client-ecr';
import { AwsError } from '../../aws/aws-error.ts';
import type { Identity } from '../../aws/identity.ts';
import type { Need, Operation } from '../../aws/operation.ts';
import type { Clock } from '../../time/clock.ts';
import { putImage } from '../put-image.ts';
import type { RegistryImage } from '../repositories.ts';
import { repositoryErrors } from '../repository-errors.ts';
import type { RepositoryStore } from '../repository-store.ts';
import type { LayerStore, Upload } from './layer-store.ts';
import { type Manifest, readManifest } from './read-manifest.ts';

export interface PushParts {
  readonly store: RepositoryStore;
  readonly layers: LayerStore;
  readonly clock: Clock;
  readonly identity: Identity;
  /** `http://127.0.0.1:PORT` or `https://ACCOUNT.dkr.ecr.REGION.amazonaws.com` */
  readonly endpoint: () => string;
}

/** What a registry asks of ECR while an image is pushed. */
export function pushOperations(parts: PushParts) {
  const { store, layers, identity } = parts;
  const { account: registryId } = identity;
  const need = (action: string, name = ''): readonly Need[] => [
    { action: `ecr:${action}`, resource: store.arnOf(name) },
  ];

  function uploadOf(repository: string, id: string | undefined): Upload {
    const upload = layers.upload(repository, id ?? '');
    if (upload !== undefined) return upload;
    throw new AwsError(
      'UploadNotFoundException',
      `Upload with id '${id}' could not be found in the repository with name '${repository}' in the registry with id '${registryId}'`,
    );
  }

  const BatchCheckLayerAvailability: Operation<
    BatchCheckLayerAvailabilityRequest,
    BatchCheckLayerAvailabilityResponse
  > = {
    needs: ({ repositoryName }) => need('BatchCheckLayerAvailability', repositoryName),
    run: ({ repositoryName, layerDigests = [] }) => {
      const { name } = store.existing(repositoryName);
      return {
        layers: (layerDigests ?? []).map((layerDigest) => {
          const layer = layers.find(name, layerDigest);
          return layer === undefined
            ? { layerDigest, layerAvailability: 'UNAVAILABLE' as const }
            : { layerDigest, layerAvailability: 'AVAILABLE' as const, layerSize: layer.size };
        }),
        failures: [],
      };
    },
  };

  const GetDownloadUrlForLayer: Operation<
    GetDownloadUrlForLayerRequest,
    GetDownloadUrlForLayerResponse
  > = {
    needs: ({ repositoryName }) => need('GetDownloadUrlForLayer', repositoryName),
    run: ({ repositoryName, layerDigest = '' }) => {
      const { name } = store.existing(repositoryName);
      if (layers.find(name, layerDigest) === undefined) {
        throw new AwsError(
          'LayersNotFoundException',
          `Layers with digests '[${layerDigest}]' do not exist in the repository with name '${name}' in the registry with id '${registryId}'`,
        );
      }
      return { layerDigest, downloadUrl: `${parts.endpoint()}/v2/${name}/blobs/${layerDigest}` };
    },
  };

  const InitiateLayerUpload: Operation<InitiateLayerUploadRequest, InitiateLayerUploadResponse> = {
    needs: ({ repositoryName }) => need('InitiateLayerUpload', repositoryName),
    run: async ({ repositoryName }) => {
      const { id } = await layers.begin(store.existing(repositoryName).name);
      return { uploadId: id, partSize: 20 * 1024 * 1024 };
    },
  };

  const UploadLayerPart: Operation<UploadLayerPartRequest, UploadLayerPartResponse> = {
    needs: ({ repositoryName }) => need('UploadLayerPart', repositoryName),
    run: async (input) => {
      const { name } = store.existing(input.repositoryName);
      const upload = uploadOf(name, input.uploadId);
      if (input.partFirstByte !== upload.size) {
        throw new AwsError(
          'InvalidLayerPartException',
          `Layer part with first byte '${input.partFirstByte}' is not consecutive to the last byte received of the upload with id '${upload.id}'`,
          { details: { lastValidByteReceived: upload.size - 1 } },
        );
      }
      await layers.append(upload, input.layerPartBlob ?? new Uint8Array());
      return {
        registryId,
        repositoryName: name,
        uploadId: upload.id,
        lastByteReceived: upload.size - 1,
      };
    },
  };

  const CompleteLayerUpload: Operation<CompleteLayerUploadRequest, CompleteLayerUploadResponse> = {
    needs: ({ repositoryName }) => need('CompleteLayerUpload', repositoryName),
    run: async (input) => {
      const { name } = store.existing(input.repositoryName);
      const upload = uploadOf(name, input.uploadId);
      const digest = await layers.finish(upload);
      if (input.layerDigests?.includes(digest) === false) {
        throw new AwsError(
          'InvalidLayerException',
          `The layer digest calculated does not match the layer digest specified: '${digest}' is not '${input.layerDigests.join(', ')}'`,
        );
      }
      return { registryId, repositoryName: name, uploadId: upload.id, layerDigest: digest };
    },
  };

  const PutImage: Operation<PutImageRequest, PutImageResponse> = {
    needs: ({ repositoryName }) => need('PutImage', repositoryName),
    run: async (input) => {
      const repository = store.existing(input.repositoryName);
      const { imageTag: tag, imageManifest = '' } = input;
      const manifest = readManifest(imageManifest, input.imageManifestMediaType);
      const image = await describeImage(repository.name, manifest, parts);
      const { digest } = image;
      if (input.imageDigest !== undefined && input.imageDigest !== digest) {
        throw new AwsError(
          'ImageDigestDoesNotMatchException',
          `The specified digest '${input.imageDigest}' does not match the digest calculated by Amazon ECR '${digest}' for the image`,
        );
      }
      // Read again: a push beside this one may have changed it meanwhile.
      const before = store.existing(repository.name);
      const after = putImage(before, tag, image, parts.clock.now());
      if (after === before) {
        throw repositoryErrors.imageExists(digest, tag, repository.name, registryId);
      }
      store.put(after);
      return {
        image: {
          registryId,
          repositoryName: repository.name,
          imageId: { imageDigest: digest, ...(tag !== undefined && { imageTag: tag }) },
          imageManifest,
          imageManifestMediaType: manifest.mediaType,
        },
      };
    },
  };

  return {
    BatchCheckLayerAvailability,
    GetDownloadUrlForLayer,
    InitiateLayerUpload,
    UploadLayerPart,
    CompleteLayerUpload,
    PutImage,
  };
}

/** What the sandbox knows of a pushed image. Throws for layers or images that were not pushed before. */
async function describeImage(
  repository: string,
  manifest: Manifest,
  parts: PushParts,
): Promise<RegistryImage> {
  const digest = `sha256:${createHash('sha256').update(manifest.text).digest('hex')}`;
  const host = parts.endpoint().replace(/^https?:\/\//, '');
  const described = {
    digest,
    engineReference: `${host}/${repository}@${digest}`,
    manifest: { mediaType: manifest.mediaType, text: manifest.text },
  };
  if (manifest.isIndex) return { ...described, ...describeIndex(repository, manifest, parts) };
  const { config, layers } = manifest;
  checkLayers(repository, [...(config ? [config] : []), ...layers], parts);
  return {
    ...described,
    architectures: config === undefined ? [] : await architecturesOf(repository, config, parts),
    compressedSize: layers.reduce((sum, { size }) => sum + size, config?.size ?? 0),
  };
}

function describeIndex(repository: string, { images }: Manifest, { store, identity }: PushParts) {
  const pushed = store.existing(repository).images;
  const found = images.map(({ digest }) => pushed.find(({ image }) => image.digest === digest));
  const missing = images.filter((_, index) => found[index] === undefined);
  if (missing.length > 0) {
    throw repositoryErrors.imagesMissing(digestsOf(missing), repository, identity.account);
  }
  const architectures = images.flatMap(({ architecture }) => knownArchitecture(architecture));
  return {
    isIndex: true,
    architectures: [...new Set(architectures)],
    compressedSize: Math.max(0, ...found.map((stored) => stored?.image.compressedSize ?? 0)),
  };
}

function checkLayers(
  repository: string,
  wanted: readonly { readonly digest: string }[],
  { layers, identity }: PushParts,
): void {
  const missing = wanted.filter(({ digest }) => layers.find(repository, digest) === undefined);
  if (missing.length > 0) {
    throw repositoryErrors.layersMissing(digestsOf(missing), repository, identity.account);
  }
}

function digestsOf(parts: readonly { readonly digest: string }[]): string {
  return parts.map(({ digest }) => digest).join(', ');
}

async function architecturesOf(
  repository: string,
  { digest }: { readonly digest: string },
  { layers }: PushParts,
): Promise<RegistryImage['architectures']> {
  const layer = layers.find(repository, digest);
  if (layer === undefined) return [];
  try {
    return knownArchitecture(JSON.parse(await text(layers.read(layer))).architecture);
  } catch {
    // Not every configuration is that of a container image.
    return [];
  }
}

function knownArchitecture(name: unknown): RegistryImage['architectures'] {
  if (name === 'amd64') return ['X86_64'];
  return name === 'arm64' ? ['ARM64'] : [];
}
