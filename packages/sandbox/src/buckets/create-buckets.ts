import type { Account } from '../account.ts';
import type { Operations } from '../aws/operation.ts';
import type { Handlers } from '../resources/handlers.ts';
import { bucketHandler } from './bucket-handler.ts';
import { bucketOperations } from './bucket-operations.ts';
import { bucketPolicyHandler } from './bucket-policy-handler.ts';
import { createBucketStore } from './bucket-store.ts';
import { corsHeaders } from './cors.ts';
import { listOperations } from './list-objects.ts';
import { objectOperations } from './object-operations.ts';
import { tagOperations } from './tag-operations.ts';
import { type TemplateReader, templateReader } from './template-reader.ts';
import { uploadOperations } from './upload-operations.ts';

/** S3, as the endpoints need it beside its operations. */
export interface Buckets {
  exists(name: string): boolean;
  /** Headers for a browser on `origin`; undefined: the bucket's rules do not allow it. */
  cors(
    name: string,
    asked: {
      readonly origin: string;
      readonly method: string;
      readonly headers?: readonly string[];
    },
  ): Readonly<Record<string, string>> | undefined;
}

/** Makes S3, empty. Objects live in memory, `memoryLimit` bytes of them: 512 MiB unless said. */
export function createBuckets(
  dependencies: Pick<Account, 'clock' | 'identity' | 'roles'>,
  { memoryLimit = 512 * 1024 ** 2 }: { readonly memoryLimit?: number } = {},
): Buckets & {
  readonly templateAt: TemplateReader;
  readonly operations: Operations;
  readonly handlers: Handlers;
} {
  const store = createBucketStore(dependencies.clock, memoryLimit);
  const parts = { ...dependencies, store };
  return {
    exists: (name) => store.find(name) !== undefined,
    cors: (name, asked) => {
      const bucket = store.find(name);
      return bucket && corsHeaders(bucket, asked);
    },
    templateAt: templateReader(parts),
    operations: {
      ...bucketOperations(parts),
      ...objectOperations(parts),
      ...listOperations(parts),
      ...tagOperations(parts),
      ...uploadOperations(parts),
    },
    handlers: {
      'AWS::S3::Bucket': bucketHandler(parts),
      'AWS::S3::BucketPolicy': bucketPolicyHandler(parts),
    },
  };
}
