import { NotModelled } from '../aws/aws-error.ts';
import type { Clock } from '../time/clock.ts';
import { type Bucket, type BucketSettings, isMarker } from './bucket.ts';
import { bucketErrors } from './bucket-errors.ts';

/** The buckets of the account. */
export interface BucketStore {
  all(): readonly Bucket[];
  find(name: string): Bucket | undefined;
  /** Throws NoSuchBucket. */
  existing(name: string | undefined): Bucket;
  add(name: string, settings: BucketSettings): Bucket;
  /** Throws BucketNotEmpty. */
  remove(bucket: Bucket): void;
  /** Throws NotModelled when `bytes` more would be more than the sandbox keeps. */
  checkRoom(bytes: number): void;
}

/** What buckets have unless they say otherwise: nothing public, no access control lists. */
export const standardSettings: BucketSettings = {
  versioned: false,
  cors: [],
  publicAccess: {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  },
  tags: {},
};

/** `memoryLimit`: bytes of all objects together. */
export function createBucketStore(clock: Clock, memoryLimit: number): BucketStore {
  const buckets = new Map<string, Bucket>();

  function existing(name = ''): Bucket {
    const bucket = buckets.get(name);
    if (bucket === undefined) throw bucketErrors.noBucket(name);
    return bucket;
  }

  return {
    all: () => [...buckets.values()],
    find: (name) => buckets.get(name),
    existing,
    add: (name, settings) => {
      checkName(name);
      if (buckets.has(name)) throw bucketErrors.bucketExists();
      const bucket: Bucket = {
        name,
        createdAt: clock.now(),
        settings,
        objects: new Map(),
        uploads: new Map(),
      };
      buckets.set(name, bucket);
      return bucket;
    },
    remove: (bucket) => {
      const { name, objects, settings } = bucket;
      if (objects.size > 0) {
        throw settings.versioned
          ? bucketErrors.notEmptyVersions(name)
          : bucketErrors.notEmpty(name);
      }
      buckets.delete(name);
    },
    checkRoom: (bytes) => {
      const used = [...buckets.values()].reduce((sum, bucket) => sum + sizeOf(bucket), 0);
      if (used + bytes <= memoryLimit) return;
      throw new NotModelled(
        `more than ${Math.floor(memoryLimit / 1_048_576)} MiB of objects in all buckets together`,
      );
    },
  };
}

function sizeOf({ objects, uploads }: Bucket): number {
  let size = 0;
  for (const versions of objects.values()) {
    for (const version of versions) size += isMarker(version) ? 0 : version.bytes.length;
  }
  for (const { parts } of uploads.values()) {
    for (const { bytes } of parts.values()) size += bytes.length;
  }
  return size;
}

/** Amazon S3 User Guide, General purpose bucket naming rules. */
function checkName(name: string): void {
  const isName =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !/^(xn--|sthree-|amzn-s3-demo-)/.test(name) &&
    !/(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name);
  if (!isName) throw bucketErrors.badBucketName(name);
}
