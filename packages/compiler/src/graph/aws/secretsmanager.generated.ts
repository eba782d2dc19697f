// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Tag } from './common.ts';

export interface SecretsManagerSecretProperties {
  readonly Description?: Property<string>;
  readonly GenerateSecretString?: Property<SecretsManagerSecretGenerateSecretString>;
  readonly KmsKeyId?: Property<string>;
  readonly Name?: Property<string>;
  readonly ReplicaRegions?: Property<readonly Property<SecretsManagerSecretReplicaRegion>[]>;
  readonly SecretString?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly Type?: Property<string>;
}

export interface SecretsManagerSecretGenerateSecretString {
  readonly ExcludeCharacters?: Property<string>;
  readonly ExcludeLowercase?: Property<boolean>;
  readonly ExcludeNumbers?: Property<boolean>;
  readonly ExcludePunctuation?: Property<boolean>;
  readonly ExcludeUppercase?: Property<boolean>;
  readonly GenerateStringKey?: Property<string>;
  readonly IncludeSpace?: Property<boolean>;
  readonly PasswordLength?: Property<number>;
  readonly RequireEachIncludedType?: Property<boolean>;
  readonly SecretStringTemplate?: Property<string>;
}

export interface SecretsManagerSecretReplicaRegion {
  readonly KmsKeyId?: Property<string>;
  readonly Region: Property<string>;
}
