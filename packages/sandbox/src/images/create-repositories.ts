import type { Account } from '../account.ts';
import type { Operations } from '../aws/operation.ts';
import type { Handlers } from '../resources/handlers.ts';
import { findImage, imageOperations } from './image-operations.ts';
import { parseImageReference } from './image-reference.ts';
import { LayerStore } from './layers/layer-store.ts';
import { pushOperations } from './layers/push-operations.ts';
import { putImage } from './put-image.ts';
import { createRegistry, type Registry } from './registry/registry.ts';
import { registryTokens } from './registry/registry-tokens.ts';
import type { RegistryImage, Repositories } from './repositories.ts';
import { repositoryHandler } from './repository-handler.ts';
import { repositoryOperations } from './repository-operations.ts';
import { createRepositoryStore } from './repository-store.ts';

/** ECR with its API, its templates and its registry. */
export interface EcrPart extends Repositories {
  readonly operations: Operations;
  readonly handlers: Handlers;
  /** The registry in front of ECR's operations, as they answer callers from outside. */
  registryOf(operations: () => Operations): Registry;
  /** From now on images are pushed to the registry at this URL. */
  serveAt(url: string): void;
  /** Removes what was pushed. */
  close(): Promise<void>;
}

/** Makes ECR, empty. */
export function createRepositories({
  clock,
  identity,
  localImages = () => undefined,
}: Pick<Account, 'clock' | 'identity'> & {
  /** What this machine has of other registries, by the full name: `docker.io/library/redis:7`. */
  readonly localImages?: (reference: string) => RegistryImage | undefined;
}): EcrPart {
  const store = createRepositoryStore(identity);
  const tokens = registryTokens(clock, identity);
  const layers = new LayerStore(identity);
  let served: string | undefined;
  const endpoint = () => served ?? `https://${store.registry}`;
  const parts = { store, layers, tokens, clock, identity, endpoint };

  function find(text: string): ReturnType<Repositories['find']> {
    const { registry, repository: name, tag, digest, full } = parseImageReference(text);
    const region = ownRegion(registry);
    if (region === undefined) return withImage({ registry }, localImages(full));
    const record = region === identity.region ? store.find(name) : undefined;
    const stored =
      record &&
      findImage(record, digest === undefined ? { imageTag: tag } : { imageDigest: digest });
    const repository = {
      name,
      arn: `arn:aws:ecr:${region}:${identity.account}:repository/${name}`,
      exists: record !== undefined,
    };
    return withImage({ registry, repository }, stored?.image);
  }

  /** The region of a registry of this account. */
  function ownRegion(registry: string): string | undefined {
    const match = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com$/.exec(registry);
    return match?.[1] === identity.account ? match[2] : undefined;
  }

  return {
    hasRepository: (name) => store.find(name) !== undefined,
    put: (repository, tag, image) =>
      store.put(putImage(store.existing(repository), tag, image, clock.now())),
    find,
    operations: {
      ...repositoryOperations(parts),
      ...imageOperations(store, identity),
      ...pushOperations(parts),
    },
    registryOf: (operations) => createRegistry({ operations, layers, tokens }),
    serveAt: (url) => {
      served = url;
    },
    close: () => layers.close(),
    handlers: { 'AWS::ECR::Repository': repositoryHandler(store, clock) },
  };
}

function withImage<Found extends object>(found: Found, image: RegistryImage | undefined) {
  return { ...found, ...(image ? { image } : {}) };
}
