/** What AWS offers in place of a container, by the software that the container runs. */
export type StoreProduct =
  | 'postgres'
  | 'mysql'
  | 'mariadb'
  | 'redis'
  | 'valkey'
  | 'memcached'
  | 'rabbitmq'
  | 's3'
  | 'dynamodb'
  | 'sqs';

/** What a well-known image is to production. `title` is the software's own name. */
export type ImageMeaning =
  | StoreImage
  | EmulatorImage
  | UnsupportedStoreImage
  | LocalOnlyImage
  | ProxyImage
  | BucketToolImage;

/** A managed store takes its place. */
export interface StoreImage {
  readonly kind: 'store';
  readonly title: string;
  readonly product: StoreProduct;
  /** What the image has and the managed store has not, such as the modules of Redis Stack. */
  readonly lacks?: string;
}

/** Plays several AWS services at once; its `SERVICES` variable says which. */
export interface EmulatorImage {
  readonly kind: 'emulator';
  readonly title: string;
}

/** Keeps data, and there is no managed store for it here. */
export interface UnsupportedStoreImage {
  readonly kind: 'unsupported-store';
  readonly title: string;
  /** What to do instead, as an imperative. */
  readonly instead: string;
  /** The port it is spoken to on. */
  readonly port: number;
}

/** Has no place in production. */
export interface LocalOnlyImage {
  readonly kind: 'local-only';
  readonly title: string;
  /** What it is for, in words that go on from "left out:". */
  readonly reason: string;
}

/** Passes requests on to other services. */
export interface ProxyImage {
  readonly kind: 'proxy';
  readonly title: string;
}

/** The MinIO client: a service of it makes buckets and ends. */
export interface BucketToolImage {
  readonly kind: 'bucket-tool';
  readonly title: string;
}
