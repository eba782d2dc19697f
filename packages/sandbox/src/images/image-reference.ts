/** A container image's name taken apart. */
export interface ImageReference {
  /** The registry's host; `docker.io` when the name has none. */
  readonly registry: string;
  readonly repository: string;
  /** `latest` unless the name has a tag or a digest. */
  readonly tag?: string;
  /** `sha256:…`; wins over a tag. */
  readonly digest?: string;
  /** The name in full, as any container engine takes it. */
  readonly full: string;
}

/**
 * Reads an image's name as container engines do: `redis` is `docker.io/library/redis:latest`.
 *
 *     123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api:v1@sha256:4f…
 */
export function parseImageReference(reference: string): ImageReference {
  const [beforeDigest = '', digest] = reference.split('@');
  const { path, tag: givenTag } = splitTag(beforeDigest);
  const { registry, repository } = splitRegistry(path);
  const tag = givenTag ?? (digest === undefined ? 'latest' : undefined);
  const suffix = `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
  return {
    registry,
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
    full: `${registry}/${repository}${suffix}`,
  };
}

/** A colon after the last slash begins the tag; one before it belongs to the registry's port. */
function splitTag(name: string): { readonly path: string; readonly tag?: string } {
  const colon = name.lastIndexOf(':');
  if (colon <= name.lastIndexOf('/')) return { path: name };
  return { path: name.slice(0, colon), tag: name.slice(colon + 1) };
}

function splitRegistry(path: string): { readonly registry: string; readonly repository: string } {
  const slash = path.indexOf('/');
  const first = path.slice(0, Math.max(0, slash));
  const isHost = /[.:]/.test(first) || first === 'localhost';
  if (!isHost) {
    return { registry: 'docker.io', repository: slash === -1 ? `library/${path}` : path };
  }
  const registry = first === 'index.docker.io' ? 'docker.io' : first;
  const rest = path.slice(slash + 1);
  const isShort = registry === 'docker.io' && !rest.includes('/');
  return { registry, repository: isShort ? `library/${rest}` : rest };
}
