import { parseImageReference } from '../../../images/image-reference.ts';

/**
 * Whether an image of a project has nothing but a server, which others have too: `redis:7`,
 * `pgvector/pgvector:pg16` with the extension that is asked for by name, or none at all. One such
 * as `postgis/postgis` has more.
 */
export function isPlain(reference: string | undefined): boolean {
  if (reference === undefined) return true;
  const { repository } = parseImageReference(reference);
  return plainName.test(repository.slice(repository.lastIndexOf('/') + 1));
}

const plainName = /^(postgres(ql)?|pgvector|mysql|mariadb|redis|valkey|memcached|rabbitmq)$/;
