import { arnOf, type Identity } from '../aws/identity.ts';
import { repositoryErrors } from './repository-errors.ts';
import type { RepositoryRecord } from './repository-record.ts';

/** The repositories of the account. */
export interface RepositoryStore {
  find(name: string): RepositoryRecord | undefined;
  /** Throws AwsError when there is none. */
  existing(name: string | undefined): RepositoryRecord;
  all(): readonly RepositoryRecord[];
  /** Throws AwsError for a bad name, a bad lifecycle policy or a repository that exists. */
  create(repository: Omit<RepositoryRecord, 'arn' | 'uri' | 'images'>): RepositoryRecord;
  put(repository: RepositoryRecord): void;
  /** Throws AwsError when it holds images, unless forced. */
  remove(name: string, force: boolean): RepositoryRecord;
  arnOf(name: string): string;
  /** `ACCOUNT.dkr.ecr.REGION.amazonaws.com` */
  readonly registry: string;
}

export function createRepositoryStore(identity: Identity): RepositoryStore {
  const repositories = new Map<string, RepositoryRecord>();
  const registry = `${identity.account}.dkr.ecr.${identity.region}.amazonaws.com`;
  const arnOfName = (name: string) => arnOf(identity, 'ecr', `repository/${name}`);

  function existing(name = ''): RepositoryRecord {
    const repository = repositories.get(name);
    if (!repository) throw repositoryErrors.notFound(name, identity.account);
    return repository;
  }

  return {
    find: (name) => repositories.get(name),
    existing,
    all: () => [...repositories.values()],
    create: (given) => {
      checkName(given.name);
      checkLifecycle(given.lifecyclePolicy);
      if (repositories.has(given.name)) {
        throw repositoryErrors.exists(given.name, identity.account);
      }
      const repository: RepositoryRecord = {
        ...given,
        arn: arnOfName(given.name),
        uri: `${registry}/${given.name}`,
        images: [],
      };
      repositories.set(repository.name, repository);
      return repository;
    },
    put: (repository) => {
      checkLifecycle(repository.lifecyclePolicy);
      repositories.set(repository.name, repository);
    },
    remove: (name, force) => {
      const repository = existing(name);
      if (repository.images.length > 0 && !force) {
        throw repositoryErrors.notEmpty(name, identity.account);
      }
      repositories.delete(name);
      return repository;
    },
    arnOf: arnOfName,
    registry,
  };
}

function checkName(name: string): void {
  const part = '[a-z0-9]+(?:[._-][a-z0-9]+)*';
  if (!new RegExp(`^(?:${part}/)*${part}$`).test(name) || name.length < 2 || name.length > 256) {
    throw repositoryErrors.badName();
  }
}

function checkLifecycle(policy: string | undefined): void {
  if (policy === undefined) return;
  try {
    if (Array.isArray(JSON.parse(policy)?.rules)) return;
  } catch {
    // Said below, in ECR's words.
  }
  throw repositoryErrors.badLifecycle();
}
