// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface IamInstanceProfileProperties {
  readonly InstanceProfileName?: Property<string>;
  readonly Path?: Property<string>;
  readonly Roles: Property<readonly Property<string>[]>;
}

export interface IamPolicyProperties {
  readonly Groups?: Property<readonly Property<string>[]>;
  readonly PolicyDocument: Property<Json | string>;
  readonly PolicyName: Property<string>;
  readonly Roles?: Property<readonly Property<string>[]>;
  readonly Users?: Property<readonly Property<string>[]>;
}

export interface IamRoleProperties {
  readonly AssumeRolePolicyDocument: Property<Json | string>;
  readonly Description?: Property<string>;
  readonly ManagedPolicyArns?: Property<readonly Property<string>[]>;
  readonly MaxSessionDuration?: Property<number>;
  readonly Path?: Property<string>;
  readonly PermissionsBoundary?: Property<string>;
  readonly Policies?: Property<readonly Property<IamRolePolicy>[]>;
  readonly RoleName?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface IamRolePolicy {
  readonly PolicyDocument: Property<Json | string>;
  readonly PolicyName: Property<string>;
}
