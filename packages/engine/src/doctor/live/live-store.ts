import type { CloudFacts } from '@seaworthy/compiler';
import type { StoreName } from './store-name.ts';

type StoreFact = CloudFacts['databases'][number] | CloudFacts['caches'][number];

/** A database or cache that something names; without a fact AWS says that there is none. */
export interface LiveStore<Kind extends StoreFact = StoreFact> {
  readonly name: StoreName;
  readonly fact?: Kind;
  /** AWS's own word, such as `available` or `storage-full`. */
  readonly status?: string;
}
