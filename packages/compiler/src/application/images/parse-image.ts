/** An image reference taken apart: `public.ecr.aws/docker/library/redis:7-alpine`. */
export interface ImageReference {
  /** `docker/library/redis`, without the registry. */
  readonly path: string;
  /** `redis` */
  readonly name: string;
  /** `7-alpine` */
  readonly tag?: string;
  /** `sha256:…` */
  readonly digest?: string;
}

/** Takes an image reference apart; any text gives one. */
export function parseImage(reference: string): ImageReference {
  const [tagged = '', digest] = reference.split('@', 2);
  const colon = tagged.lastIndexOf(':');
  const hasTag = colon > tagged.lastIndexOf('/');
  const path = withoutRegistry(hasTag ? tagged.slice(0, colon) : tagged);
  return {
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    ...(hasTag && { tag: tagged.slice(colon + 1) }),
    ...(digest !== undefined && { digest }),
  };
}

/** As Docker tells a registry from an owner: by a dot, a port, or `localhost`. */
function withoutRegistry(repository: string): string {
  const slash = repository.indexOf('/');
  const first = repository.slice(0, Math.max(slash, 0));
  return /[.:]|^localhost$/.test(first) ? repository.slice(slash + 1) : repository;
}
