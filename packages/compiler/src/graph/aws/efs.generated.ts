// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json } from './common.ts';

export interface EfsAccessPointProperties {
  readonly AccessPointTags?: Property<readonly Property<EfsAccessPointAccessPointTag>[]>;
  readonly ClientToken?: Property<string>;
  readonly FileSystemId: Property<string>;
  readonly PosixUser?: Property<EfsAccessPointPosixUser>;
  readonly RootDirectory?: Property<EfsAccessPointRootDirectory>;
}

export interface EfsAccessPointRootDirectory {
  readonly CreationInfo?: Property<EfsAccessPointCreationInfo>;
  readonly Path?: Property<string>;
}

export interface EfsAccessPointCreationInfo {
  readonly OwnerGid: Property<string>;
  readonly OwnerUid: Property<string>;
  readonly Permissions: Property<string>;
}

export interface EfsAccessPointAccessPointTag {
  readonly Key?: Property<string>;
  readonly Value?: Property<string>;
}

export interface EfsAccessPointPosixUser {
  readonly Gid: Property<string>;
  readonly SecondaryGids?: Property<readonly Property<string>[]>;
  readonly Uid: Property<string>;
}

export interface EfsFileSystemProperties {
  readonly AvailabilityZoneName?: Property<string>;
  readonly BackupPolicy?: Property<EfsFileSystemBackupPolicy>;
  readonly BypassPolicyLockoutSafetyCheck?: Property<boolean>;
  readonly Encrypted?: Property<boolean>;
  readonly FileSystemPolicy?: Property<Json>;
  readonly FileSystemProtection?: Property<EfsFileSystemFileSystemProtection>;
  readonly FileSystemTags?: Property<readonly Property<EfsFileSystemElasticFileSystemTag>[]>;
  readonly KmsKeyId?: Property<string>;
  readonly LifecyclePolicies?: Property<readonly Property<EfsFileSystemLifecyclePolicy>[]>;
  readonly PerformanceMode?: Property<string>;
  readonly ProvisionedThroughputInMibps?: Property<number>;
  readonly ReplicationConfiguration?: Property<EfsFileSystemReplicationConfiguration>;
  readonly ThroughputMode?: Property<string>;
}

export interface EfsFileSystemElasticFileSystemTag {
  readonly Key: Property<string>;
  readonly Value: Property<string>;
}

export interface EfsFileSystemLifecyclePolicy {
  readonly TransitionToArchive?: Property<string>;
  readonly TransitionToIA?: Property<string>;
  readonly TransitionToPrimaryStorageClass?: Property<string>;
}

export interface EfsFileSystemReplicationConfiguration {
  readonly Destinations?: Property<readonly Property<EfsFileSystemReplicationDestination>[]>;
}

export interface EfsFileSystemReplicationDestination {
  readonly AvailabilityZoneName?: Property<string>;
  readonly FileSystemId?: Property<string>;
  readonly KmsKeyId?: Property<string>;
  readonly Region?: Property<string>;
  readonly RoleArn?: Property<string>;
  readonly Status?: Property<string>;
  readonly StatusMessage?: Property<string>;
}

export interface EfsFileSystemBackupPolicy {
  readonly Status: Property<'DISABLED' | 'ENABLED'>;
}

export interface EfsFileSystemFileSystemProtection {
  readonly ReplicationOverwriteProtection?: Property<'DISABLED' | 'ENABLED'>;
}

export interface EfsMountTargetProperties {
  readonly FileSystemId: Property<string>;
  readonly IpAddress?: Property<string>;
  readonly IpAddressType?: Property<'DUAL_STACK' | 'IPV4_ONLY' | 'IPV6_ONLY'>;
  readonly Ipv6Address?: Property<string>;
  readonly SecurityGroups: Property<readonly Property<string>[]>;
  readonly SubnetId: Property<string>;
}
