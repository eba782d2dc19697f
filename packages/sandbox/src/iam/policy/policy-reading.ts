/**
 * What a policy is for: the permissions of an identity, who may assume a role, or what passes
 * through something that carries the policy, such as an endpoint.
 */
export type PolicyPurpose = 'identity' | 'trust' | 'resource';

/** How one policy is read. */
export interface PolicyReading {
  readonly purpose: PolicyPurpose;
  /** Whether `${…}` are policy variables: only from version 2012-10-17 on. */
  readonly variables: boolean;
}
