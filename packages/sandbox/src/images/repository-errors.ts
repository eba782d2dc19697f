import { AwsError } from '../aws/aws-error.ts';

const registry = (account: string) => `in the registry with id '${account}'`;

/** ECR's refusals in its own words. */
export const repositoryErrors = {
  notFound: (name: string, account: string) =>
    new AwsError(
      'RepositoryNotFoundException',
      `The repository with name '${name}' does not exist ${registry(account)}`,
    ),
  exists: (name: string, account: string) =>
    new AwsError(
      'RepositoryAlreadyExistsException',
      `The repository with name '${name}' already exists ${registry(account)}`,
    ),
  notEmpty: (name: string, account: string) =>
    new AwsError(
      'RepositoryNotEmptyException',
      `The repository with name '${name}' in registry with id '${account}' cannot be deleted because it still contains images`,
    ),
  tagTaken: (tag: string, name: string) =>
    new AwsError(
      'ImageTagAlreadyExistsException',
      `The image tag '${tag}' already exists in the '${name}' repository and cannot be overwritten because the tag is immutable.`,
    ),
  imageExists: (digest: string, tag: string | undefined, name: string, account: string) =>
    new AwsError(
      'ImageAlreadyExistsException',
      `Image with digest '${digest}'${tag === undefined ? '' : ` and tag '${tag}'`} already exists in the repository with name '${name}' ${registry(account)}`,
      { details: { imageDigest: digest } },
    ),
  layersMissing: (digests: string, name: string, account: string) =>
    new AwsError(
      'LayersNotFoundException',
      `Layers with digests '[${digests}]' required for pushing image into repository with name '${name}' ${registry(account)} do not exist`,
    ),
  imagesMissing: (digests: string, name: string, account: string) =>
    new AwsError(
      'ReferencedImagesNotFoundException',
      `Images with digests '[${digests}]' required for pushing image into repository with name '${name}' ${registry(account)} do not exist`,
    ),
  noImage: (
    id: { readonly imageDigest?: string | undefined; readonly imageTag?: string | undefined },
    name: string,
    account: string,
  ) =>
    new AwsError(
      'ImageNotFoundException',
      `The image with imageId {imageDigest:'${id.imageDigest ?? 'null'}', imageTag:'${id.imageTag ?? 'null'}'} does not exist within the repository with name '${name}' ${registry(account)}`,
    ),
  badName: () =>
    new AwsError(
      'InvalidParameterException',
      "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*''",
    ),
  badLifecycle: () =>
    new AwsError(
      'InvalidParameterException',
      "Invalid parameter at 'lifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: unable to parse lifecycle policy'",
    ),
  badToken: () =>
    new AwsError(
      'InvalidParameterException',
      "Invalid parameter at 'nextToken' failed to satisfy constraint: 'The specified nextToken is invalid'",
    ),
} as const;
