import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { parseImage } from '../image-reference.ts';
import { taskSetsOf } from '../task-sets.ts';
import { imagesOf } from './images-of.ts';

const problems = declareDiagnostics({
  'image-disk-full': {
    severity: 'error',
    message: ({ what }: { readonly what: string }) => what,
    help: () => 'Ask for 21 to 200 GiB of ephemeral storage, or make the image smaller.',
  },
});

/** GiB that a Fargate task has unless it asks for more. */
const standardStorage = 20;

/** A pulled image takes its compressed size and, unpacked, two to three times that. */
const unpackedFactor = 3.5;

/** Tasks whose disk the image alone may fill, or that ask for a size AWS refuses. */
export const imageDiskFull: Check = {
  code: 'image-disk-full',
  *run({ cloud }) {
    for (const set of taskSetsOf(cloud)) {
      const { ephemeralStorage, containers } = set.definition;
      if (ephemeralStorage !== undefined && (ephemeralStorage < 21 || ephemeralStorage > 200)) {
        const what = `${nameOf(set)} asks for ${ephemeralStorage} GiB of ephemeral storage; Fargate takes 21 to 200.`;
        yield about(set, problems['image-disk-full'](undefined, { what }));
      }
      const storage = ephemeralStorage ?? standardStorage;
      const gib = containers.reduce((sum, { image }) => sum + imageSize(cloud, image), 0) / 2 ** 30;
      if (gib * unpackedFactor <= storage) continue;
      const what = `The images of ${nameOf(set)} are ${gib.toFixed(1)} GiB compressed and need about ${Math.ceil(gib * unpackedFactor)} GiB of the task's ${storage}.`;
      yield about(set, withSeverity('warning', problems['image-disk-full'](undefined, { what })));
    }
  },
};

/** Bytes of an image, 0 when its repository cannot be seen. */
function imageSize(cloud: CloudFacts, image: string): number {
  const { tag = 'latest', digest } = parseImage(image) ?? {};
  const held = imagesOf(cloud, image)?.find((each) =>
    digest === undefined ? each.tags.includes(tag) : each.digest === digest,
  );
  return held?.bytes ?? 0;
}
