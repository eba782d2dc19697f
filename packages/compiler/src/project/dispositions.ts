import type { Span } from '../source/span.ts';

/** What becomes of a Compose key in production. */
export type Disposition = 'exact' | 'approximated' | 'replaced' | 'local-only' | 'unsupported';

/** One key as used: `path` with names replaced, such as `services.*.deploy.replicas`. */
export interface KeyUse {
  readonly path: string;
  /** The path as written, such as `services.api.deploy.replicas`. */
  readonly writtenPath: string;
  readonly disposition: Disposition;
  /** Why, in words a user understands. */
  readonly reason: string;
  readonly span: Span;
}
