import { arnOf, type Identity } from '../aws/identity.ts';
import type { Statement } from './policy/statement.ts';

/** Everything that IAM of this account holds. */
export interface IamRecords {
  /** By name in lower case: names differ by more than case. */
  readonly roles: Map<string, RoleRecord>;
  /** The account's own managed policies, by ARN. */
  readonly managedPolicies: Map<string, PolicyRecord>;
  readonly instanceProfiles: Map<string, InstanceProfile>;
}

export interface RoleRecord {
  readonly arn: string;
  readonly name: string;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  description: string | undefined;
  /** As it was given. */
  trustDocument: unknown;
  /** Seconds. */
  longestSession: number;
  trust: readonly Statement[];
  /** By policy name. */
  inlinePolicies: ReadonlyMap<string, PolicyRecord>;
  /** ARNs. */
  attachedPolicies: ReadonlySet<string>;
  boundary: string | undefined;
  tags: Readonly<Record<string, string>>;
}

export interface PolicyRecord {
  /** As it was given. */
  readonly document: unknown;
  readonly statements: readonly Statement[];
  /** Characters without white space. */
  readonly size: number;
}

export interface InstanceProfile {
  readonly arn: string;
  roleName: string;
}

export function createIamRecords(): IamRecords {
  return { roles: new Map(), managedPolicies: new Map(), instanceProfiles: new Map() };
}

export function findRole(records: IamRecords, name: string): RoleRecord | undefined {
  return records.roles.get(name.toLowerCase());
}

export function findRoleByArn(records: IamRecords, arn: string): RoleRecord | undefined {
  const role = findRole(records, arn.slice(arn.lastIndexOf('/') + 1));
  return role?.arn === arn ? role : undefined;
}

/** An ARN of IAM, which has no region: `arn:aws:iam::123456789012:role/app/api`. */
export function iamArn(identity: Identity, kind: string, path: string, name: string): string {
  return arnOf({ ...identity, region: '' }, 'iam', `${kind}${path}${name}`);
}
