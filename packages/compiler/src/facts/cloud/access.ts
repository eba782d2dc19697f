import type { Fact, Known } from './fact.ts';

export interface RoleFact extends Fact {
  /** Service principals that may assume it, such as `ecs-tasks.amazonaws.com`. */
  readonly trusts: Known<readonly string[]>;
  /** Managed policies by ARN or name. */
  readonly managedPolicies: readonly string[];
  /** Statements of its inline policies. */
  readonly statements: Known<readonly StatementFact[]>;
  /** Characters of its inline policies, white space not counted. */
  readonly inlineSize: Known<number>;
}

/** One IAM statement; exactly one of actions and notActions is set, likewise for resources. */
export interface StatementFact {
  readonly effect: 'Allow' | 'Deny';
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  /** Whether conditions narrow it. */
  readonly conditional: boolean;
}

/** A secret of Secrets Manager, or a parameter of Parameter Store. Never its value. */
export interface SecretFact extends Fact {
  readonly store: 'secrets-manager' | 'parameter-store';
  /** Absent when AWS makes the name up. */
  readonly name?: string;
  /** What task definitions may call it: its id, ARN or name. */
  readonly references: readonly string[];
  readonly exists: Known<boolean>;
  readonly content: SecretContent;
  readonly pendingDeletion: Known<boolean>;
  /** Customer key that encrypts it; absent for AWS's own. */
  readonly key?: string;
  /** Whether deleting the stack deletes it. */
  readonly deletedWithStack: Known<boolean>;
}

export type SecretContent =
  | { readonly kind: 'json'; readonly keys: readonly SecretKeyFact[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'unknown' };

export interface SecretKeyFact {
  readonly name: string;
  /** The value with every secret part left out, where the template composes it. */
  readonly shape?: string;
}

export interface LogGroupFact extends Fact {
  readonly name?: string;
  /** Days; `never` when logs do not expire. */
  readonly retention: Known<number | 'never'>;
}

export interface RepositoryFact extends Fact {
  readonly name?: string;
  readonly mutableTags: boolean;
  readonly expiry: readonly ExpiryRuleFact[];
  readonly images: Known<readonly ImageFact[]>;
}

/** A lifecycle rule that deletes all but the newest `keeps` images. */
export interface ExpiryRuleFact {
  readonly tags: 'tagged' | 'untagged' | 'any';
  readonly keeps?: number;
}

export interface ImageFact {
  readonly digest: string;
  readonly tags: readonly string[];
  /** Compressed, as the registry counts. */
  readonly bytes: number;
}

export interface FileSystemFact extends Fact {
  readonly exists: boolean;
  readonly mountTargets: Known<readonly MountTargetFact[]>;
}

export interface MountTargetFact {
  readonly id: string;
  readonly subnet: string;
  readonly securityGroups: readonly string[];
}
