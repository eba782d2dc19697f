// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';

export interface AmazonMqBrokerProperties {
  readonly AuthenticationStrategy?: Property<string>;
  readonly AutoMinorVersionUpgrade?: Property<boolean>;
  readonly BrokerName: Property<string>;
  readonly Configuration?: Property<AmazonMqBrokerConfigurationId>;
  readonly DataReplicationMode?: Property<string>;
  readonly DataReplicationPrimaryBrokerArn?: Property<string>;
  readonly DeploymentMode: Property<string>;
  readonly EncryptionOptions?: Property<AmazonMqBrokerEncryptionOptions>;
  readonly EngineType: Property<string>;
  readonly EngineVersion?: Property<string>;
  readonly HostInstanceType: Property<string>;
  readonly LdapServerMetadata?: Property<AmazonMqBrokerLdapServerMetadata>;
  readonly Logs?: Property<AmazonMqBrokerLogList>;
  readonly MaintenanceWindowStartTime?: Property<AmazonMqBrokerMaintenanceWindow>;
  readonly PubliclyAccessible: Property<boolean>;
  readonly ResourceShareArns?: Property<readonly Property<string>[]>;
  readonly SecurityGroups?: Property<readonly Property<string>[]>;
  readonly StorageSize?: Property<number>;
  readonly StorageType?: Property<string>;
  readonly SubnetIds?: Property<readonly Property<string>[]>;
  readonly Tags?: Property<readonly Property<AmazonMqBrokerTagsEntry>[]>;
  readonly Users?: Property<readonly Property<AmazonMqBrokerUser>[]>;
}

export interface AmazonMqBrokerConfigurationId {
  readonly Id: Property<string>;
  readonly Revision: Property<number>;
}

export interface AmazonMqBrokerMaintenanceWindow {
  readonly DayOfWeek: Property<string>;
  readonly TimeOfDay: Property<string>;
  readonly TimeZone: Property<string>;
}

export interface AmazonMqBrokerUser {
  readonly ConsoleAccess?: Property<boolean>;
  readonly Groups?: Property<readonly Property<string>[]>;
  readonly Password: Property<string>;
  readonly ReplicationUser?: Property<boolean>;
  readonly Username: Property<string>;
}

export interface AmazonMqBrokerLogList {
  readonly Audit?: Property<boolean>;
  readonly General?: Property<boolean>;
}

export interface AmazonMqBrokerLdapServerMetadata {
  readonly Hosts: Property<readonly Property<string>[]>;
  readonly RoleBase: Property<string>;
  readonly RoleName?: Property<string>;
  readonly RoleSearchMatching: Property<string>;
  readonly RoleSearchSubtree?: Property<boolean>;
  readonly ServiceAccountPassword?: Property<string>;
  readonly ServiceAccountUsername: Property<string>;
  readonly UserBase: Property<string>;
  readonly UserRoleName?: Property<string>;
  readonly UserSearchMatching: Property<string>;
  readonly UserSearchSubtree?: Property<boolean>;
}

export interface AmazonMqBrokerEncryptionOptions {
  readonly KmsKeyId?: Property<string>;
  readonly UseAwsOwnedKey: Property<boolean>;
}

export interface AmazonMqBrokerTagsEntry {
  readonly Key: Property<string>;
  readonly Value: Property<string>;
}
