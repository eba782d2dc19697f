import { ref } from '../../build-resource.ts';
import type { Parameter } from '../../graph.ts';
import { repositoryName } from '../../handover.ts';
import type { Reference } from '../../intrinsics.ts';
import type { Scope } from '../scope.ts';

const id = 'Image';

/** The image as a parameter: a release names it by digest without touching the template. */
export function imageParameter(scope: Scope): Parameter {
  const { application, service } = scope;
  const { image, name } = service;
  if (image.kind === 'registry') {
    return {
      id,
      type: 'String',
      description: `Image of ${name}. Add @sha256:<digest> to run the same bytes until the next release.`,
      default: image.reference,
      allowedPattern,
    };
  }
  return {
    id,
    type: 'String',
    description: `Image of ${name}, built from ${image.context} and pushed to its repository, with its digest: <account>.dkr.ecr.${application.region}.amazonaws.com/${repositoryName(application, name)}@sha256:<digest>`,
    allowedPattern,
  };
}

const allowedPattern = '\\S+';

/** The image of the service's container. */
export function imageReference(): Reference {
  return ref(id);
}
