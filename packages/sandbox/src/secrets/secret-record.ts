import type { SecretVersion } from './secrets.ts';

/** A version as it is kept: text or bytes, never both. */
export interface StoredVersion extends SecretVersion {
  readonly binary?: Uint8Array;
}

/** A secret as it is now; every change puts a new record in its place. */
export interface SecretRecord {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  /** Absent: AWS's own key, for which nobody needs a permission. */
  readonly kmsKeyId?: string;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly accessedAt?: number;
  readonly deletion?: { readonly requestedAt: number; readonly at: number };
  readonly tags: Readonly<Record<string, string>>;
  /** Oldest first. */
  readonly versions: readonly StoredVersion[];
}

/** The stages that Secrets Manager moves by itself. */
export const current = 'AWSCURRENT';
export const previous = 'AWSPREVIOUS';
