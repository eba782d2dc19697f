import type { Part } from '../roles/part.ts';
import type { Store } from '../store.ts';

/** A store together with what Compose says of the container that it replaces. */
export interface KnownStore {
  readonly store: Store;
  readonly part: Part;
  /** Names of secrets that are its password. */
  readonly passwordNames: readonly string[];
  /** Names of secrets that only its local container wants, such as MinIO's root user. */
  readonly localNames: readonly string[];
  /** Compose secrets whose file holds its password. */
  readonly passwordFiles: readonly string[];
  /** User and database as the container has them. */
  readonly localUser?: string;
  readonly localDatabase?: string;
}
