// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface RdsDbClusterProperties {
  readonly AllocatedStorage?: Property<number>;
  readonly AssociatedRoles?: Property<readonly Property<RdsDbClusterDbClusterRole>[]>;
  readonly AutoMinorVersionUpgrade?: Property<boolean>;
  readonly AvailabilityZones?: Property<readonly Property<string>[]>;
  readonly BacktrackWindow?: Property<number>;
  readonly BackupRetentionPeriod?: Property<number>;
  readonly ClusterScalabilityType?: Property<string>;
  readonly CopyTagsToSnapshot?: Property<boolean>;
  readonly DBClusterIdentifier?: Property<string>;
  readonly DBClusterInstanceClass?: Property<string>;
  readonly DBClusterParameterGroupName?: Property<string>;
  readonly DBInstanceParameterGroupName?: Property<string>;
  readonly DBSubnetGroupName?: Property<string>;
  readonly DBSystemId?: Property<string>;
  readonly DatabaseInsightsMode?: Property<string>;
  readonly DatabaseName?: Property<string>;
  readonly DeleteAutomatedBackups?: Property<boolean>;
  readonly DeletionProtection?: Property<boolean>;
  readonly Domain?: Property<string>;
  readonly DomainIAMRoleName?: Property<string>;
  readonly EnableCloudwatchLogsExports?: Property<readonly Property<string>[]>;
  readonly EnableGlobalWriteForwarding?: Property<boolean>;
  readonly EnableHttpEndpoint?: Property<boolean>;
  readonly EnableIAMDatabaseAuthentication?: Property<boolean>;
  readonly EnableLocalWriteForwarding?: Property<boolean>;
  readonly Engine?: Property<string>;
  readonly EngineLifecycleSupport?: Property<string>;
  readonly EngineMode?: Property<string>;
  readonly EngineVersion?: Property<string>;
  readonly GlobalClusterIdentifier?: Property<string>;
  readonly Iops?: Property<number>;
  readonly KmsKeyId?: Property<string>;
  readonly ManageMasterUserPassword?: Property<boolean>;
  readonly MasterUserAuthenticationType?: Property<string>;
  readonly MasterUserPassword?: Property<string>;
  readonly MasterUserSecret?: Property<RdsDbClusterMasterUserSecret>;
  readonly MasterUsername?: Property<string>;
  readonly MonitoringInterval?: Property<number>;
  readonly MonitoringRoleArn?: Property<string>;
  readonly NetworkType?: Property<string>;
  readonly PerformanceInsightsEnabled?: Property<boolean>;
  readonly PerformanceInsightsKmsKeyId?: Property<string>;
  readonly PerformanceInsightsRetentionPeriod?: Property<number>;
  readonly Port?: Property<number>;
  readonly PreferredBackupWindow?: Property<string>;
  readonly PreferredMaintenanceWindow?: Property<string>;
  readonly PubliclyAccessible?: Property<boolean>;
  readonly ReplicationSourceIdentifier?: Property<string>;
  readonly RestoreToTime?: Property<string>;
  readonly RestoreType?: Property<string>;
  readonly ScalingConfiguration?: Property<RdsDbClusterScalingConfiguration>;
  readonly ServerlessV2ScalingConfiguration?: Property<RdsDbClusterServerlessV2ScalingConfiguration>;
  readonly SnapshotIdentifier?: Property<string>;
  readonly SourceDBClusterIdentifier?: Property<string>;
  readonly SourceDbClusterResourceId?: Property<string>;
  readonly SourceRegion?: Property<string>;
  readonly StorageEncrypted?: Property<boolean>;
  readonly StorageType?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly UseLatestRestorableTime?: Property<boolean>;
  readonly VpcSecurityGroupIds?: Property<readonly Property<string>[]>;
}

export interface RdsDbClusterServerlessV2ScalingConfiguration {
  readonly MaxCapacity?: Property<number>;
  readonly MinCapacity?: Property<number>;
  readonly SecondsUntilAutoPause?: Property<number>;
}

export interface RdsDbClusterMasterUserSecret {
  readonly KmsKeyId?: Property<string>;
  readonly SecretArn?: Property<string>;
}

export interface RdsDbClusterScalingConfiguration {
  readonly AutoPause?: Property<boolean>;
  readonly MaxCapacity?: Property<number>;
  readonly MinCapacity?: Property<number>;
  readonly SecondsBeforeTimeout?: Property<number>;
  readonly SecondsUntilAutoPause?: Property<number>;
  readonly TimeoutAction?: Property<string>;
}

export interface RdsDbClusterDbClusterRole {
  readonly FeatureName?: Property<string>;
  readonly RoleArn: Property<string>;
}

export interface RdsDbClusterParameterGroupProperties {
  readonly DBClusterParameterGroupName?: Property<string>;
  readonly Description: Property<string>;
  readonly Family: Property<string>;
  readonly Parameters: Property<Json>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface RdsDbInstanceProperties {
  readonly AdditionalStorageVolumes?: Property<readonly Property<RdsDbInstanceAdditionalStorageVolume>[]>;
  readonly AllocatedStorage?: Property<string>;
  readonly AllowMajorVersionUpgrade?: Property<boolean>;
  readonly ApplyImmediately?: Property<boolean>;
  readonly AssociatedRoles?: Property<readonly Property<RdsDbInstanceDbInstanceRole>[]>;
  readonly AutoMinorVersionUpgrade?: Property<boolean>;
  readonly AutomaticBackupReplicationKmsKeyId?: Property<string>;
  readonly AutomaticBackupReplicationRegion?: Property<string>;
  readonly AutomaticBackupReplicationRetentionPeriod?: Property<number>;
  readonly AvailabilityZone?: Property<string>;
  readonly BackupRetentionPeriod?: Property<number>;
  readonly BackupTarget?: Property<string>;
  readonly CACertificateIdentifier?: Property<string>;
  readonly CertificateRotationRestart?: Property<boolean>;
  readonly CharacterSetName?: Property<string>;
  readonly CopyTagsToSnapshot?: Property<boolean>;
  readonly CustomIAMInstanceProfile?: Property<string>;
  readonly DBClusterIdentifier?: Property<string>;
  readonly DBClusterSnapshotIdentifier?: Property<string>;
  readonly DBInstanceClass?: Property<string>;
  readonly DBInstanceIdentifier?: Property<string>;
  readonly DBName?: Property<string>;
  readonly DBParameterGroupName?: Property<string>;
  readonly DBSecurityGroups?: Property<readonly Property<string>[]>;
  readonly DBSnapshotIdentifier?: Property<string>;
  readonly DBSubnetGroupName?: Property<string>;
  readonly DBSystemId?: Property<string>;
  readonly DatabaseInsightsMode?: Property<string>;
  readonly DedicatedLogVolume?: Property<boolean>;
  readonly DeleteAutomatedBackups?: Property<boolean>;
  readonly DeletionProtection?: Property<boolean>;
  readonly Domain?: Property<string>;
  readonly DomainAuthSecretArn?: Property<string>;
  readonly DomainDnsIps?: Property<readonly Property<string>[]>;
  readonly DomainFqdn?: Property<string>;
  readonly DomainIAMRoleName?: Property<string>;
  readonly DomainOu?: Property<string>;
  readonly EnableCloudwatchLogsExports?: Property<readonly Property<string>[]>;
  readonly EnableIAMDatabaseAuthentication?: Property<boolean>;
  readonly EnablePerformanceInsights?: Property<boolean>;
  readonly Engine?: Property<string>;
  readonly EngineLifecycleSupport?: Property<string>;
  readonly EngineVersion?: Property<string>;
  readonly Iops?: Property<number>;
  readonly KmsKeyId?: Property<string>;
  readonly LicenseModel?: Property<string>;
  readonly ManageMasterUserPassword?: Property<boolean>;
  readonly MasterUserAuthenticationType?: Property<string>;
  readonly MasterUserPassword?: Property<string>;
  readonly MasterUserSecret?: Property<RdsDbInstanceMasterUserSecret>;
  readonly MasterUsername?: Property<string>;
  readonly MaxAllocatedStorage?: Property<number>;
  readonly MonitoringInterval?: Property<number>;
  readonly MonitoringRoleArn?: Property<string>;
  readonly MultiAZ?: Property<boolean>;
  readonly NcharCharacterSetName?: Property<string>;
  readonly NetworkType?: Property<string>;
  readonly OptionGroupName?: Property<string>;
  readonly PerformanceInsightsKMSKeyId?: Property<string>;
  readonly PerformanceInsightsRetentionPeriod?: Property<number>;
  readonly Port?: Property<string>;
  readonly PreferredBackupWindow?: Property<string>;
  readonly PreferredMaintenanceWindow?: Property<string>;
  readonly ProcessorFeatures?: Property<readonly Property<RdsDbInstanceProcessorFeature>[]>;
  readonly PromotionTier?: Property<number>;
  readonly PubliclyAccessible?: Property<boolean>;
  readonly ReplicaMode?: Property<string>;
  readonly RestoreTime?: Property<string>;
  readonly SourceDBClusterIdentifier?: Property<string>;
  readonly SourceDBInstanceAutomatedBackupsArn?: Property<string>;
  readonly SourceDBInstanceIdentifier?: Property<string>;
  readonly SourceDbiResourceId?: Property<string>;
  readonly SourceRegion?: Property<string>;
  readonly StorageEncrypted?: Property<boolean>;
  readonly StorageThroughput?: Property<number>;
  readonly StorageType?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly TdeCredentialArn?: Property<string>;
  readonly TdeCredentialPassword?: Property<string>;
  readonly Timezone?: Property<string>;
  readonly UseDefaultProcessorFeatures?: Property<boolean>;
  readonly UseLatestRestorableTime?: Property<boolean>;
  readonly VPCSecurityGroups?: Property<readonly Property<string>[]>;
}

export interface RdsDbInstanceMasterUserSecret {
  readonly KmsKeyId?: Property<string>;
  readonly SecretArn?: Property<string>;
}

export interface RdsDbInstanceDbInstanceRole {
  readonly FeatureName: Property<string>;
  readonly RoleArn: Property<string>;
}

export interface RdsDbInstanceProcessorFeature {
  readonly Name?: Property<'coreCount' | 'threadsPerCore'>;
  readonly Value?: Property<string>;
}

export interface RdsDbInstanceAdditionalStorageVolume {
  readonly AllocatedStorage?: Property<string>;
  readonly Iops?: Property<number>;
  readonly MaxAllocatedStorage?: Property<number>;
  readonly StorageOperationPercentProgress?: Property<number>;
  readonly StorageOperationStatus?: Property<string>;
  readonly StorageThroughput?: Property<number>;
  readonly StorageType?: Property<string>;
  readonly VolumeName?: Property<string>;
}

export interface RdsDbParameterGroupProperties {
  readonly DBParameterGroupName?: Property<string>;
  readonly Description: Property<string>;
  readonly Family: Property<string>;
  readonly Parameters?: Property<Json>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface RdsDbSubnetGroupProperties {
  readonly DBSubnetGroupDescription: Property<string>;
  readonly DBSubnetGroupName?: Property<string>;
  readonly SubnetIds: Property<readonly Property<string>[]>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}
