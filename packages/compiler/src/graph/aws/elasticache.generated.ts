// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Tag } from './common.ts';

export interface ElastiCacheCacheClusterProperties {
  readonly AZMode?: Property<string>;
  readonly AutoMinorVersionUpgrade?: Property<boolean>;
  readonly CacheNodeType: Property<string>;
  readonly CacheParameterGroupName?: Property<string>;
  readonly CacheSecurityGroupNames?: Property<readonly Property<string>[]>;
  readonly CacheSubnetGroupName?: Property<string>;
  readonly ClusterName?: Property<string>;
  readonly Engine: Property<string>;
  readonly EngineVersion?: Property<string>;
  readonly IpDiscovery?: Property<string>;
  readonly LogDeliveryConfigurations?: Property<readonly Property<ElastiCacheCacheClusterLogDeliveryConfigurationRequest>[]>;
  readonly NetworkType?: Property<string>;
  readonly NotificationTopicArn?: Property<string>;
  readonly NumCacheNodes: Property<number>;
  readonly Port?: Property<number>;
  readonly PreferredAvailabilityZone?: Property<string>;
  readonly PreferredAvailabilityZones?: Property<readonly Property<string>[]>;
  readonly PreferredMaintenanceWindow?: Property<string>;
  readonly SnapshotArns?: Property<readonly Property<string>[]>;
  readonly SnapshotName?: Property<string>;
  readonly SnapshotRetentionLimit?: Property<number>;
  readonly SnapshotWindow?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly TransitEncryptionEnabled?: Property<boolean>;
  readonly VpcSecurityGroupIds?: Property<readonly Property<string>[]>;
}

export interface ElastiCacheCacheClusterLogDeliveryConfigurationRequest {
  readonly DestinationDetails: Property<ElastiCacheCacheClusterDestinationDetails>;
  readonly DestinationType: Property<string>;
  readonly LogFormat: Property<string>;
  readonly LogType: Property<string>;
}

export interface ElastiCacheCacheClusterDestinationDetails {
  readonly CloudWatchLogsDetails?: Property<ElastiCacheCacheClusterCloudWatchLogsDestinationDetails>;
  readonly KinesisFirehoseDetails?: Property<ElastiCacheCacheClusterKinesisFirehoseDestinationDetails>;
}

export interface ElastiCacheCacheClusterCloudWatchLogsDestinationDetails {
  readonly LogGroup: Property<string>;
}

export interface ElastiCacheCacheClusterKinesisFirehoseDestinationDetails {
  readonly DeliveryStream: Property<string>;
}

export interface ElastiCacheParameterGroupProperties {
  readonly CacheParameterGroupFamily: Property<string>;
  readonly Description: Property<string>;
  readonly Properties?: Property<Readonly<Record<string, Property<string>>>>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface ElastiCacheReplicationGroupProperties {
  readonly AtRestEncryptionEnabled?: Property<boolean>;
  readonly AuthToken?: Property<string>;
  readonly AutoMinorVersionUpgrade?: Property<boolean>;
  readonly AutomaticFailoverEnabled?: Property<boolean>;
  readonly CacheNodeType?: Property<string>;
  readonly CacheParameterGroupName?: Property<string>;
  readonly CacheSecurityGroupNames?: Property<readonly Property<string>[]>;
  readonly CacheSubnetGroupName?: Property<string>;
  readonly ClusterMode?: Property<string>;
  readonly DataTieringEnabled?: Property<boolean>;
  readonly Durability?: Property<'async' | 'default' | 'disabled' | 'sync'>;
  readonly Engine?: Property<string>;
  readonly EngineVersion?: Property<string>;
  readonly GlobalReplicationGroupId?: Property<string>;
  readonly IpDiscovery?: Property<string>;
  readonly KmsKeyId?: Property<string>;
  readonly LogDeliveryConfigurations?: Property<readonly Property<ElastiCacheReplicationGroupLogDeliveryConfigurationRequest>[]>;
  readonly MultiAZEnabled?: Property<boolean>;
  readonly NetworkType?: Property<string>;
  readonly NodeGroupConfiguration?: Property<readonly Property<ElastiCacheReplicationGroupNodeGroupConfiguration>[]>;
  readonly NotificationTopicArn?: Property<string>;
  readonly NumCacheClusters?: Property<number>;
  readonly NumNodeGroups?: Property<number>;
  readonly Port?: Property<number>;
  readonly PreferredCacheClusterAZs?: Property<readonly Property<string>[]>;
  readonly PreferredMaintenanceWindow?: Property<string>;
  readonly PrimaryClusterId?: Property<string>;
  readonly ReplicasPerNodeGroup?: Property<number>;
  readonly ReplicationGroupDescription: Property<string>;
  readonly ReplicationGroupId?: Property<string>;
  readonly SecurityGroupIds?: Property<readonly Property<string>[]>;
  readonly SnapshotArns?: Property<readonly Property<string>[]>;
  readonly SnapshotName?: Property<string>;
  readonly SnapshotRetentionLimit?: Property<number>;
  readonly SnapshotWindow?: Property<string>;
  readonly SnapshottingClusterId?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly TransitEncryptionEnabled?: Property<boolean>;
  readonly TransitEncryptionMode?: Property<string>;
  readonly UserGroupIds?: Property<readonly Property<string>[]>;
}

export interface ElastiCacheReplicationGroupLogDeliveryConfigurationRequest {
  readonly DestinationDetails: Property<ElastiCacheReplicationGroupDestinationDetails>;
  readonly DestinationType: Property<string>;
  readonly LogFormat: Property<string>;
  readonly LogType: Property<string>;
}

export interface ElastiCacheReplicationGroupDestinationDetails {
  readonly CloudWatchLogsDetails?: Property<ElastiCacheReplicationGroupCloudWatchLogsDestinationDetails>;
  readonly KinesisFirehoseDetails?: Property<ElastiCacheReplicationGroupKinesisFirehoseDestinationDetails>;
}

export interface ElastiCacheReplicationGroupCloudWatchLogsDestinationDetails {
  readonly LogGroup: Property<string>;
}

export interface ElastiCacheReplicationGroupKinesisFirehoseDestinationDetails {
  readonly DeliveryStream: Property<string>;
}

export interface ElastiCacheReplicationGroupNodeGroupConfiguration {
  readonly NodeGroupId?: Property<string>;
  readonly PrimaryAvailabilityZone?: Property<string>;
  readonly ReplicaAvailabilityZones?: Property<readonly Property<string>[]>;
  readonly ReplicaCount?: Property<number>;
  readonly Slots?: Property<string>;
}

export interface ElastiCacheSubnetGroupProperties {
  readonly CacheSubnetGroupName?: Property<string>;
  readonly Description: Property<string>;
  readonly SubnetIds: Property<readonly Property<string>[]>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}
