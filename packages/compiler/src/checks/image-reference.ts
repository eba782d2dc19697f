/** The parts of an image's name. */
export interface ImageReference {
  /** Host of the registry; absent means Docker Hub. */
  readonly registry?: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const form =
  /^(?:((?:[\w-]+\.)+[\w-]+(?::\d+)?|localhost(?::\d+)?|[\w-]+:\d+)\/)?([a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/;

/** Takes an image's name apart; undefined when Docker would refuse it. */
export function parseImage(image: string): ImageReference | undefined {
  const match = form.exec(image);
  if (!match) return undefined;
  const [, registry, repository = '', tag, digest] = match;
  return {
    ...(registry !== undefined && { registry }),
    repository,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
}

/** Whether only AWS can complete the name: an image that is built and pushed with each release. */
export function isSymbolic(image: string): boolean {
  return image.includes('${');
}

/** Whether a task pulls the image from the private registry of AWS. */
export function isFromEcr(image: string): boolean {
  return isSymbolic(image) || /^\d{12}\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.com/.test(image);
}

/** Whether the image comes from Docker Hub, named with its host or, as usual, without. */
export function isFromDockerHub({ registry }: ImageReference): boolean {
  return registry === undefined || /(^|\.)docker\.(io|com)$/.test(registry);
}
