import { parseImageReference } from '../../../images/image-reference.ts';
import type { RegistryImage } from '../../../images/repositories.ts';
import type { StartAccount, TaskStart } from './task-start.ts';
import { pullError } from './task-start-error.ts';

/** A container's image, and whether its programs are for the task's processor. */
export interface FoundImage {
  readonly image: RegistryImage;
  readonly runsHere: boolean;
}

/**
 * The image of each container by the container's name. Throws what AWS says of one that does not
 * exist, or is a list of platforms without the task's. A single image for another processor is
 * pulled, and fails when it runs.
 */
export function findImages(
  { repositories }: StartAccount,
  { definition }: TaskStart,
): ReadonlyMap<string, FoundImage> {
  const architecture = definition.runtimePlatform?.cpuArchitecture ?? 'X86_64';
  return new Map(
    definition.containerDefinitions.map(({ name = '', image: reference = '' }) => {
      const { image, registry } = repositories.find(reference);
      if (image === undefined) throw pullError(notFound(reference, registry), name);
      const runsHere = image.architectures.some((other) => other === architecture);
      if (!runsHere && image.isIndex === true) throw pullError(noPlatform(architecture), name);
      return [name, { image, runsHere }];
    }),
  );
}

function notFound(image: string, registry: string): string {
  const reference = parseImageReference(image).full;
  const why =
    registry === 'docker.io'
      ? 'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'
      : `${reference}: not found`;
  return `pull image manifest has been retried 1 time(s): failed to resolve ref ${reference}: ${why}`;
}

function noPlatform(architecture: string): string {
  const platform = architecture === 'ARM64' ? 'linux/arm64' : 'linux/amd64';
  return `pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform '${platform}'`;
}
