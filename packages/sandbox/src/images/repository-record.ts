import type { ImageTagMutability } from '@aws-sdk/client-ecr';
import type { RegistryImage } from './repositories.ts';

/** An image in a repository, under the tags that it has at present. */
export interface StoredImage {
  readonly image: RegistryImage;
  readonly tags: readonly string[];
  readonly pushedAt: number;
}

/** A repository as it is now; every change puts a new record in its place. */
export interface RepositoryRecord {
  readonly name: string;
  readonly arn: string;
  readonly uri: string;
  readonly createdAt: number;
  readonly mutability: ImageTagMutability;
  /** Tags with these wildcards are the exception from `mutability`. */
  readonly exceptions: readonly string[];
  readonly scanOnPush: boolean;
  readonly encryption: 'AES256' | 'KMS' | 'KMS_DSSE';
  /** Kept as text; the sandbox expires nothing. */
  readonly lifecyclePolicy?: string;
  readonly emptyOnDelete: boolean;
  readonly tags: Readonly<Record<string, string>>;
  /** Oldest push first. */
  readonly images: readonly StoredImage[];
}
