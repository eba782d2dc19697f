import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { isFromDockerHub, isSymbolic, parseImage } from '../image-reference.ts';
import { taskSetsOf } from '../task-sets.ts';
import { taskNamed } from '../understood.ts';

interface Parameters {
  readonly service: string;
  readonly image: string;
  readonly mirror?: string;
}

const problems = declareDiagnostics({
  'image-dockerhub-limit': {
    severity: 'warning',
    message: ({ service, image }: Parameters) =>
      `${service} pulls \`${image}\` from Docker Hub without signing in: all tasks share one address and its 100 pulls in 6 hours.`,
    help: ({ mirror }: Parameters) =>
      mirror === undefined
        ? 'Build from it (`build:`), so that the image is pushed to your own registry, or mirror it to ECR.'
        : `Name the same image at AWS's public registry: \`${mirror}\`.`,
  },
});

/** Images that are pulled from Docker Hub anonymously through a shared address. */
export const imageDockerhubLimit: Check = {
  code: 'image-dockerhub-limit',
  *run(facts) {
    for (const set of taskSetsOf(facts.cloud)) {
      if (set.placement.publicAddress === true) continue;
      for (const { image, registryCredentials } of set.definition.containers) {
        const reference = isSymbolic(image) ? undefined : parseImage(image);
        if (!reference || registryCredentials || !isFromDockerHub(reference)) continue;
        const mirror = mirrorOf(image);
        const found = { service: nameOf(set), image, ...(mirror !== undefined && { mirror }) };
        const span = taskNamed(facts, set.owner)?.image.span;
        yield about(set, problems['image-dockerhub-limit'](span, found));
      }
    }
  },
};

/** AWS mirrors the official images, which have no organisation in their name. */
function mirrorOf(image: string): string | undefined {
  const name = image.replace(/^(index\.)?docker\.io\//, '').replace(/^library\//, '');
  return name.includes('/') ? undefined : `public.ecr.aws/docker/library/${name}`;
}
