import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { ImageFact } from '../../facts/cloud/access.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { type ImageReference, isSymbolic, parseImage } from '../image-reference.ts';
import { taskSetsOf } from '../task-sets.ts';
import { taskNamed } from '../understood.ts';
import { imagesOf } from './images-of.ts';

interface Parameters {
  readonly service: string;
  readonly image: string;
  readonly why: string;
}

const problems = declareDiagnostics({
  'image-not-found': {
    severity: 'error',
    message: ({ service, image, why }: Parameters) =>
      `The image \`${image}\` of ${service} cannot be pulled: ${why}.`,
    help: () => 'Name an image that was pushed, best by its digest: `repository@sha256:…`.',
  },
});

/** Images whose name is no name, or that their repository does not hold. */
export const imageNotFound: Check = {
  code: 'image-not-found',
  *run(facts) {
    for (const set of taskSetsOf(facts.cloud)) {
      for (const { image } of set.definition.containers) {
        const why = isSymbolic(image) ? undefined : reasonFor(facts.cloud, image);
        if (why === undefined) continue;
        const span = taskNamed(facts, set.owner)?.image.span;
        yield about(set, problems['image-not-found'](span, { service: nameOf(set), image, why }));
      }
    }
  },
};

function reasonFor(cloud: CloudFacts, image: string): string | undefined {
  if (/[<>]/.test(image)) return 'a placeholder was left in its name';
  const reference = parseImage(image);
  if (!reference) return 'this is not a valid image name';
  const images = imagesOf(cloud, image);
  if (!images) return undefined;
  return images.some((held) => isSame(held, reference))
    ? undefined
    : 'its repository does not hold it';
}

function isSame(held: ImageFact, { tag = 'latest', digest }: ImageReference): boolean {
  return digest === undefined ? held.tags.includes(tag) : held.digest === digest;
}
