// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface EcrRepositoryProperties {
  readonly EmptyOnDelete?: Property<boolean>;
  readonly EncryptionConfiguration?: Property<EcrRepositoryEncryptionConfiguration>;
  readonly ImageScanningConfiguration?: Property<EcrRepositoryImageScanningConfiguration>;
  readonly ImageTagMutability?: Property<'IMMUTABLE' | 'IMMUTABLE_WITH_EXCLUSION' | 'MUTABLE' | 'MUTABLE_WITH_EXCLUSION'>;
  readonly ImageTagMutabilityExclusionFilters?: Property<readonly Property<EcrRepositoryImageTagMutabilityExclusionFilter>[]>;
  readonly LifecyclePolicy?: Property<EcrRepositoryLifecyclePolicy>;
  readonly RepositoryName?: Property<string>;
  readonly RepositoryPolicyText?: Property<Json | string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface EcrRepositoryImageScanningConfiguration {
  readonly ScanOnPush?: Property<boolean>;
}

export interface EcrRepositoryEncryptionConfiguration {
  readonly EncryptionType: Property<'AES256' | 'KMS' | 'KMS_DSSE'>;
  readonly KmsKey?: Property<string>;
}

export interface EcrRepositoryLifecyclePolicy {
  readonly LifecyclePolicyText?: Property<string>;
  readonly RegistryId?: Property<string>;
}

export interface EcrRepositoryImageTagMutabilityExclusionFilter {
  readonly ImageTagMutabilityExclusionFilterType: Property<'WILDCARD'>;
  readonly ImageTagMutabilityExclusionFilterValue: Property<string>;
}
