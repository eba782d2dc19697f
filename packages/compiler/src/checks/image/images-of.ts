import type { ImageFact } from '../../facts/cloud/access.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { isFromEcr, parseImage } from '../image-reference.ts';
import { onceFor } from '../once-for.ts';

/** The images that the private repository of an image holds; nothing when it cannot be seen. */
export function imagesOf(cloud: CloudFacts, image: string): readonly ImageFact[] | undefined {
  const reference = isFromEcr(image) ? parseImage(image) : undefined;
  return reference && indexImages(cloud).get(reference.repository);
}

const indexImages = onceFor((cloud: CloudFacts) => {
  const images = new Map<string, readonly ImageFact[]>();
  for (const repository of cloud.repositories) {
    if (repository.name !== undefined && repository.images !== 'unknown')
      images.set(repository.name, repository.images);
  }
  return images;
});
