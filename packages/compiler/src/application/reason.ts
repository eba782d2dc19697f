import type { Span } from '../source/span.ts';

/** Why the compiler concluded something, in words a user understands. */
export interface Reason {
  readonly text: string;
  readonly span?: Span;
}
