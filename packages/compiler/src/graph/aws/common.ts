import type { Property } from '../intrinsics.ts';

/** A document that AWS's schemas leave open, such as a policy. */
export type Json = Readonly<Record<string, unknown>>;

/** A tag as most resources take it. */
export interface Tag {
  readonly Key: Property<string>;
  readonly Value: Property<string>;
}
