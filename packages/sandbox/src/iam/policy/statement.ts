import type { Condition } from './condition.ts';
import type { Pattern } from './pattern.ts';

/** One statement of a policy, ready to be evaluated. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Selection;
  /** Absent in trust policies, which are about the role that they belong to. */
  readonly resources?: Selection;
  /** Absent in identity-based policies, which are about the role that they belong to. */
  readonly principals?: readonly Principal[];
  readonly conditions: readonly Condition[];
}

/** `Action` and `Resource`, or with `negated` their opposites `NotAction` and `NotResource`. */
export interface Selection {
  readonly negated: boolean;
  readonly patterns: readonly Pattern[];
}

export type Principal =
  | { readonly kind: 'anyone' }
  | { readonly kind: PrincipalKind; readonly name: string };

export type PrincipalKind = 'AWS' | 'Federated' | 'Service';
