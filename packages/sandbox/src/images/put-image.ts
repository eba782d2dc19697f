import type { RegistryImage } from './repositories.ts';
import { repositoryErrors } from './repository-errors.ts';
import type { RepositoryRecord, StoredImage } from './repository-record.ts';

/**
 * The repository with an image under a tag, or without any. Pushing the same image under the same
 * tag again changes nothing; throws AwsError when an immutable tag means another image.
 */
export function putImage(
  repository: RepositoryRecord,
  tag: string | undefined,
  image: RegistryImage,
  now: number,
): RepositoryRecord {
  const holder = repository.images.find(({ image: { digest }, tags }) =>
    tag === undefined ? digest === image.digest : tags.includes(tag),
  );
  if (holder?.image.digest === image.digest) return repository;
  if (holder && tag !== undefined && isImmutable(repository, tag)) {
    throw repositoryErrors.tagTaken(tag, repository.name);
  }
  const known = repository.images.find((stored) => stored.image.digest === image.digest);
  const others = repository.images
    .filter((stored) => stored !== known)
    .map((stored) => ({ ...stored, tags: stored.tags.filter((other) => other !== tag) }));
  const stored: StoredImage = {
    image,
    tags: [...(known?.tags ?? []), ...(tag === undefined ? [] : [tag])],
    pushedAt: known?.pushedAt ?? now,
  };
  return { ...repository, images: [...others, stored] };
}

function isImmutable({ mutability, exceptions }: RepositoryRecord, tag: string): boolean {
  const isException = exceptions.some((wildcard) => matchesWildcard(tag, wildcard));
  return mutability.startsWith('IMMUTABLE') !== isException;
}

function matchesWildcard(tag: string, wildcard: string): boolean {
  const pattern = wildcard.split('*').map((part) => part.replace(/[.+^${}()|[\]\\?]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(tag);
}
