import type { Span } from '../../source/span.ts';

/** One thing in the cloud, planned or live. */
export interface Fact {
  /** On a plan `stack/LogicalId`, live an ARN or AWS's own id; what other facts refer to it by. */
  readonly id: string;
  /** The Compose text that asks for it; absent for what no project file says. */
  readonly span?: Span;
  /** The service or store it belongs to; absent for what all share. */
  readonly owner?: string;
}

/**
 * A value, or that it cannot be seen: a plan does not know an account's quotas, a live account may
 * not show a secret's keys. A check does not fire on what it cannot see.
 */
export type Known<T> = T | 'unknown';

/** Where a thing's network interfaces are. */
export interface Placement {
  readonly subnets: Known<readonly string[]>;
  readonly securityGroups: Known<readonly string[]>;
  readonly publicAddress: Known<boolean>;
}

/** A thing that others connect to. */
export interface Reachable extends Fact {
  readonly placement: Placement;
  readonly port: Known<number>;
  /** Its names in DNS; absent on a plan, where symbols stand for them. */
  readonly hosts?: readonly string[];
  /** Services that connect to it, whether or not a variable shows it; absent on a plan. */
  readonly users?: readonly string[];
}
