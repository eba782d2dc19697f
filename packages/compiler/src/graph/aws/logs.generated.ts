// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface LogsLogGroupProperties {
  readonly BearerTokenAuthenticationEnabled?: Property<boolean>;
  readonly DataProtectionPolicy?: Property<Json>;
  readonly DeletionProtectionEnabled?: Property<boolean>;
  readonly FieldIndexPolicies?: Property<readonly Property<Json>[]>;
  readonly KmsKeyId?: Property<string>;
  readonly LogGroupClass?: Property<'DELIVERY' | 'INFREQUENT_ACCESS' | 'STANDARD'>;
  readonly LogGroupName?: Property<string>;
  readonly ResourcePolicyDocument?: Property<Json>;
  readonly RetentionInDays?: Property<number>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}
