import type { Statement } from '../iam/policy/statement.ts';

/** What is stored with an object's bytes and given back with them. */
export interface ObjectHeaders {
  readonly contentType: string;
  readonly cacheControl?: string;
  readonly contentDisposition?: string;
  readonly contentEncoding?: string;
  readonly contentLanguage?: string;
  readonly expires?: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface StoredObject extends ObjectHeaders {
  readonly key: string;
  /** `null` in a bucket without versions. */
  readonly versionId: string;
  readonly modifiedAt: number;
  /** In quotation marks. */
  readonly etag: string;
  readonly bytes: Uint8Array;
  readonly tags: Readonly<Record<string, string>>;
  readonly checksum?: Checksum;
}

/** The checksum that a client sent, in base64. */
export interface Checksum {
  readonly algorithm: 'CRC32' | 'SHA1' | 'SHA256';
  readonly value: string;
}

/** Says of a key that it was deleted; earlier versions are behind it. */
export interface DeleteMarker {
  readonly key: string;
  readonly versionId: string;
  readonly modifiedAt: number;
  readonly deleted: true;
}

export type ObjectVersion = StoredObject | DeleteMarker;

export interface CorsRule {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly allowedHeaders: readonly string[];
  readonly exposedHeaders: readonly string[];
  /** Seconds. */
  readonly maxAge?: number;
}

export interface PublicAccessBlock {
  readonly BlockPublicAcls: boolean;
  readonly IgnorePublicAcls: boolean;
  readonly BlockPublicPolicy: boolean;
  readonly RestrictPublicBuckets: boolean;
}

export interface BucketPolicy {
  readonly text: string;
  readonly statements: readonly Statement[];
}

/** What a template or a call says of a bucket. */
export interface BucketSettings {
  readonly versioned: boolean;
  readonly cors: readonly CorsRule[];
  readonly publicAccess: PublicAccessBlock;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Upload {
  readonly id: string;
  readonly key: string;
  readonly startedAt: number;
  readonly headers: ObjectHeaders;
  readonly tags: Readonly<Record<string, string>>;
  readonly parts: Map<number, UploadedPart>;
}

export interface UploadedPart {
  readonly number: number;
  readonly etag: string;
  readonly bytes: Uint8Array;
  readonly modifiedAt: number;
}

export interface Bucket {
  readonly name: string;
  readonly createdAt: number;
  settings: BucketSettings;
  policy?: BucketPolicy;
  /** By key, the newest version first. */
  readonly objects: Map<string, readonly ObjectVersion[]>;
  readonly uploads: Map<string, Upload>;
}

/** The newest version of a key, if that is not a delete marker. */
export function currentObject(bucket: Bucket, key: string): StoredObject | undefined {
  const newest = bucket.objects.get(key)?.[0];
  return newest === undefined || isMarker(newest) ? undefined : newest;
}

export function isMarker(version: ObjectVersion): version is DeleteMarker {
  return 'deleted' in version;
}
