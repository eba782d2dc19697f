// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface S3BucketProperties {
  readonly AbacStatus?: Property<'Disabled' | 'Enabled'>;
  readonly AccelerateConfiguration?: Property<S3BucketAccelerateConfiguration>;
  readonly AccessControl?: Property<'AuthenticatedRead' | 'AwsExecRead' | 'BucketOwnerFullControl' | 'BucketOwnerRead' | 'LogDeliveryWrite' | 'Private' | 'PublicRead' | 'PublicReadWrite'>;
  readonly AnalyticsConfigurations?: Property<readonly Property<S3BucketAnalyticsConfiguration>[]>;
  readonly BucketEncryption?: Property<S3BucketBucketEncryption>;
  readonly BucketName?: Property<string>;
  readonly BucketNamePrefix?: Property<string>;
  readonly BucketNamespace?: Property<'account-regional' | 'global'>;
  readonly CorsConfiguration?: Property<S3BucketCorsConfiguration>;
  readonly IntelligentTieringConfigurations?: Property<readonly Property<S3BucketIntelligentTieringConfiguration>[]>;
  readonly InventoryConfigurations?: Property<readonly Property<S3BucketInventoryConfiguration>[]>;
  readonly LifecycleConfiguration?: Property<S3BucketLifecycleConfiguration>;
  readonly LoggingConfiguration?: Property<S3BucketLoggingConfiguration>;
  readonly MetadataConfiguration?: Property<S3BucketMetadataConfiguration>;
  readonly MetadataTableConfiguration?: Property<S3BucketMetadataTableConfiguration>;
  readonly MetricsConfigurations?: Property<readonly Property<S3BucketMetricsConfiguration>[]>;
  readonly NotificationConfiguration?: Property<S3BucketNotificationConfiguration>;
  readonly ObjectLockConfiguration?: Property<S3BucketObjectLockConfiguration>;
  readonly ObjectLockEnabled?: Property<boolean>;
  readonly OwnershipControls?: Property<S3BucketOwnershipControls>;
  readonly PublicAccessBlockConfiguration?: Property<S3BucketPublicAccessBlockConfiguration>;
  readonly ReplicationConfiguration?: Property<S3BucketReplicationConfiguration>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly VersioningConfiguration?: Property<S3BucketVersioningConfiguration>;
  readonly WebsiteConfiguration?: Property<S3BucketWebsiteConfiguration>;
}

export interface S3BucketAccelerateConfiguration {
  readonly AccelerationStatus: Property<'Enabled' | 'Suspended'>;
}

export interface S3BucketAnalyticsConfiguration {
  readonly Id: Property<string>;
  readonly Prefix?: Property<string>;
  readonly StorageClassAnalysis: Property<S3BucketStorageClassAnalysis>;
  readonly TagFilters?: Property<readonly Property<S3BucketTagFilter>[]>;
}

export interface S3BucketStorageClassAnalysis {
  readonly DataExport?: Property<S3BucketDataExport>;
}

export interface S3BucketDataExport {
  readonly Destination: Property<S3BucketDestination>;
  readonly OutputSchemaVersion: Property<string>;
}

export interface S3BucketDestination {
  readonly BucketAccountId?: Property<string>;
  readonly BucketArn: Property<string>;
  readonly Format: Property<'CSV' | 'ORC' | 'Parquet'>;
  readonly Prefix?: Property<string>;
}

export interface S3BucketTagFilter {
  readonly Key: Property<string>;
  readonly Value: Property<string>;
}

export interface S3BucketBucketEncryption {
  readonly ServerSideEncryptionConfiguration: Property<readonly Property<S3BucketServerSideEncryptionRule>[]>;
}

export interface S3BucketServerSideEncryptionRule {
  readonly BlockedEncryptionTypes?: Property<S3BucketBlockedEncryptionTypes>;
  readonly BucketKeyEnabled?: Property<boolean>;
  readonly ServerSideEncryptionByDefault?: Property<S3BucketServerSideEncryptionByDefault>;
}

export interface S3BucketServerSideEncryptionByDefault {
  readonly KMSMasterKeyID?: Property<string>;
  readonly SSEAlgorithm: Property<'AES256' | 'aws:kms' | 'aws:kms:dsse'>;
}

export interface S3BucketBlockedEncryptionTypes {
  readonly EncryptionType?: Property<readonly Property<'NONE' | 'SSE-C'>[]>;
}

export interface S3BucketCorsConfiguration {
  readonly CorsRules: Property<readonly Property<S3BucketCorsRule>[]>;
}

export interface S3BucketCorsRule {
  readonly AllowedHeaders?: Property<readonly Property<string>[]>;
  readonly AllowedMethods: Property<readonly Property<string>[]>;
  readonly AllowedOrigins: Property<readonly Property<string>[]>;
  readonly ExposedHeaders?: Property<readonly Property<string>[]>;
  readonly Id?: Property<string>;
  readonly MaxAge?: Property<number>;
}

export interface S3BucketIntelligentTieringConfiguration {
  readonly Id: Property<string>;
  readonly Prefix?: Property<string>;
  readonly Status: Property<'Disabled' | 'Enabled'>;
  readonly TagFilters?: Property<readonly Property<S3BucketTagFilter>[]>;
  readonly Tierings: Property<readonly Property<S3BucketTiering>[]>;
}

export interface S3BucketTiering {
  readonly AccessTier: Property<'ARCHIVE_ACCESS' | 'DEEP_ARCHIVE_ACCESS'>;
  readonly Days: Property<number>;
}

export interface S3BucketInventoryConfiguration {
  readonly Destination: Property<S3BucketDestination>;
  readonly Enabled: Property<boolean>;
  readonly Id: Property<string>;
  readonly IncludedObjectVersions: Property<'All' | 'Current'>;
  readonly OptionalFields?: Property<readonly Property<string>[]>;
  readonly Prefix?: Property<string>;
  readonly ScheduleFrequency: Property<'Daily' | 'Weekly'>;
}

export interface S3BucketLifecycleConfiguration {
  readonly Rules: Property<readonly Property<S3BucketRule>[]>;
  readonly TransitionDefaultMinimumObjectSize?: Property<'all_storage_classes_128K' | 'varies_by_storage_class'>;
}

export interface S3BucketRule {
  readonly AbortIncompleteMultipartUpload?: Property<S3BucketAbortIncompleteMultipartUpload>;
  readonly ExpirationDate?: Property<string>;
  readonly ExpirationInDays?: Property<number>;
  readonly ExpiredObjectDeleteMarker?: Property<boolean>;
  readonly Id?: Property<string>;
  readonly NoncurrentVersionExpiration?: Property<S3BucketNoncurrentVersionExpiration>;
  readonly NoncurrentVersionExpirationInDays?: Property<number>;
  readonly NoncurrentVersionTransition?: Property<S3BucketNoncurrentVersionTransition>;
  readonly NoncurrentVersionTransitions?: Property<readonly Property<S3BucketNoncurrentVersionTransition>[]>;
  readonly ObjectSizeGreaterThan?: Property<number>;
  readonly ObjectSizeLessThan?: Property<number>;
  readonly Prefix?: Property<string>;
  readonly Status: Property<'Disabled' | 'Enabled'>;
  readonly TagFilters?: Property<readonly Property<S3BucketTagFilter>[]>;
  readonly Transition?: Property<S3BucketTransition>;
  readonly Transitions?: Property<readonly Property<S3BucketTransition>[]>;
}

export interface S3BucketAbortIncompleteMultipartUpload {
  readonly DaysAfterInitiation: Property<number>;
}

export interface S3BucketNoncurrentVersionExpiration {
  readonly NewerNoncurrentVersions?: Property<number>;
  readonly NoncurrentDays: Property<number>;
}

export interface S3BucketNoncurrentVersionTransition {
  readonly NewerNoncurrentVersions?: Property<number>;
  readonly StorageClass: Property<'DEEP_ARCHIVE' | 'GLACIER' | 'GLACIER_IR' | 'Glacier' | 'INTELLIGENT_TIERING' | 'ONEZONE_IA' | 'STANDARD_IA'>;
  readonly TransitionInDays: Property<number>;
}

export interface S3BucketTransition {
  readonly StorageClass: Property<'DEEP_ARCHIVE' | 'GLACIER' | 'GLACIER_IR' | 'Glacier' | 'INTELLIGENT_TIERING' | 'ONEZONE_IA' | 'STANDARD_IA'>;
  readonly TransitionDate?: Property<string>;
  readonly TransitionInDays?: Property<number>;
}

export interface S3BucketLoggingConfiguration {
  readonly DestinationBucketName?: Property<string>;
  readonly LogFilePrefix?: Property<string>;
  readonly TargetObjectKeyFormat?: Property<S3BucketTargetObjectKeyFormat>;
}

export interface S3BucketTargetObjectKeyFormat {
  readonly PartitionedPrefix?: Property<S3BucketPartitionedPrefix>;
  readonly SimplePrefix?: Property<Json>;
}

export interface S3BucketPartitionedPrefix {
  readonly PartitionDateSource?: Property<'DeliveryTime' | 'EventTime'>;
}

export interface S3BucketMetricsConfiguration {
  readonly AccessPointArn?: Property<string>;
  readonly Id: Property<string>;
  readonly Prefix?: Property<string>;
  readonly TagFilters?: Property<readonly Property<S3BucketTagFilter>[]>;
}

export interface S3BucketNotificationConfiguration {
  readonly EventBridgeConfiguration?: Property<S3BucketEventBridgeConfiguration>;
  readonly LambdaConfigurations?: Property<readonly Property<S3BucketLambdaConfiguration>[]>;
  readonly QueueConfigurations?: Property<readonly Property<S3BucketQueueConfiguration>[]>;
  readonly TopicConfigurations?: Property<readonly Property<S3BucketTopicConfiguration>[]>;
}

export interface S3BucketEventBridgeConfiguration {
  readonly EventBridgeEnabled: Property<boolean>;
}

export interface S3BucketLambdaConfiguration {
  readonly Event: Property<string>;
  readonly Filter?: Property<S3BucketNotificationFilter>;
  readonly Function: Property<string>;
}

export interface S3BucketNotificationFilter {
  readonly S3Key: Property<S3BucketS3KeyFilter>;
}

export interface S3BucketS3KeyFilter {
  readonly Rules: Property<readonly Property<S3BucketFilterRule>[]>;
}

export interface S3BucketFilterRule {
  readonly Name: Property<string>;
  readonly Value: Property<string>;
}

export interface S3BucketQueueConfiguration {
  readonly Event: Property<string>;
  readonly Filter?: Property<S3BucketNotificationFilter>;
  readonly Queue: Property<string>;
}

export interface S3BucketTopicConfiguration {
  readonly Event: Property<string>;
  readonly Filter?: Property<S3BucketNotificationFilter>;
  readonly Topic: Property<string>;
}

export interface S3BucketObjectLockConfiguration {
  readonly ObjectLockEnabled?: Property<string>;
  readonly Rule?: Property<S3BucketObjectLockRule>;
}

export interface S3BucketObjectLockRule {
  readonly DefaultRetention?: Property<S3BucketDefaultRetention>;
}

export interface S3BucketDefaultRetention {
  readonly Days?: Property<number>;
  readonly DefaultEventHold?: Property<S3BucketDefaultEventHold>;
  readonly Mode?: Property<'COMPLIANCE' | 'GOVERNANCE'>;
  readonly Years?: Property<number>;
}

export interface S3BucketDefaultEventHold {
  readonly Days?: Property<number>;
  readonly Years?: Property<number>;
}

export interface S3BucketOwnershipControls {
  readonly Rules: Property<readonly Property<S3BucketOwnershipControlsRule>[]>;
}

export interface S3BucketOwnershipControlsRule {
  readonly ObjectOwnership?: Property<'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter'>;
}

export interface S3BucketPublicAccessBlockConfiguration {
  readonly BlockPublicAcls?: Property<boolean>;
  readonly BlockPublicPolicy?: Property<boolean>;
  readonly IgnorePublicAcls?: Property<boolean>;
  readonly RestrictPublicBuckets?: Property<boolean>;
}

export interface S3BucketReplicationConfiguration {
  readonly Role: Property<string>;
  readonly Rules: Property<readonly Property<S3BucketReplicationRule>[]>;
}

export interface S3BucketReplicationRule {
  readonly DeleteMarkerReplication?: Property<S3BucketDeleteMarkerReplication>;
  readonly Destination: Property<S3BucketReplicationDestination>;
  readonly Filter?: Property<S3BucketReplicationRuleFilter>;
  readonly Id?: Property<string>;
  readonly Prefix?: Property<string>;
  readonly Priority?: Property<number>;
  readonly SourceSelectionCriteria?: Property<S3BucketSourceSelectionCriteria>;
  readonly Status: Property<'Disabled' | 'Enabled'>;
}

export interface S3BucketDeleteMarkerReplication {
  readonly Status?: Property<'Disabled' | 'Enabled'>;
}

export interface S3BucketReplicationDestination {
  readonly AccessControlTranslation?: Property<S3BucketAccessControlTranslation>;
  readonly Account?: Property<string>;
  readonly Bucket: Property<string>;
  readonly EncryptionConfiguration?: Property<S3BucketEncryptionConfiguration>;
  readonly Metrics?: Property<S3BucketMetrics>;
  readonly ReplicationTime?: Property<S3BucketReplicationTime>;
  readonly StorageClass?: Property<'DEEP_ARCHIVE' | 'GLACIER' | 'GLACIER_IR' | 'INTELLIGENT_TIERING' | 'ONEZONE_IA' | 'REDUCED_REDUNDANCY' | 'STANDARD' | 'STANDARD_IA'>;
}

export interface S3BucketAccessControlTranslation {
  readonly Owner: Property<string>;
}

export interface S3BucketEncryptionConfiguration {
  readonly ReplicaKmsKeyID: Property<string>;
}

export interface S3BucketMetrics {
  readonly EventThreshold?: Property<S3BucketReplicationTimeValue>;
  readonly Status: Property<'Disabled' | 'Enabled'>;
}

export interface S3BucketReplicationTimeValue {
  readonly Minutes: Property<number>;
}

export interface S3BucketReplicationTime {
  readonly Status: Property<'Disabled' | 'Enabled'>;
  readonly Time: Property<S3BucketReplicationTimeValue>;
}

export interface S3BucketReplicationRuleFilter {
  readonly And?: Property<S3BucketReplicationRuleAndOperator>;
  readonly Prefix?: Property<string>;
  readonly TagFilter?: Property<S3BucketTagFilter>;
}

export interface S3BucketReplicationRuleAndOperator {
  readonly Prefix?: Property<string>;
  readonly TagFilters?: Property<readonly Property<S3BucketTagFilter>[]>;
}

export interface S3BucketSourceSelectionCriteria {
  readonly ReplicaModifications?: Property<S3BucketReplicaModifications>;
  readonly SseKmsEncryptedObjects?: Property<S3BucketSseKmsEncryptedObjects>;
}

export interface S3BucketReplicaModifications {
  readonly Status: Property<'Disabled' | 'Enabled'>;
}

export interface S3BucketSseKmsEncryptedObjects {
  readonly Status: Property<'Disabled' | 'Enabled'>;
}

export interface S3BucketVersioningConfiguration {
  readonly Status: Property<'Enabled' | 'Suspended'>;
}

export interface S3BucketWebsiteConfiguration {
  readonly ErrorDocument?: Property<string>;
  readonly IndexDocument?: Property<string>;
  readonly RedirectAllRequestsTo?: Property<S3BucketRedirectAllRequestsTo>;
  readonly RoutingRules?: Property<readonly Property<S3BucketRoutingRule>[]>;
}

export interface S3BucketRedirectAllRequestsTo {
  readonly HostName: Property<string>;
  readonly Protocol?: Property<'http' | 'https'>;
}

export interface S3BucketRoutingRule {
  readonly RedirectRule: Property<S3BucketRedirectRule>;
  readonly RoutingRuleCondition?: Property<S3BucketRoutingRuleCondition>;
}

export interface S3BucketRedirectRule {
  readonly HostName?: Property<string>;
  readonly HttpRedirectCode?: Property<string>;
  readonly Protocol?: Property<'http' | 'https'>;
  readonly ReplaceKeyPrefixWith?: Property<string>;
  readonly ReplaceKeyWith?: Property<string>;
}

export interface S3BucketRoutingRuleCondition {
  readonly HttpErrorCodeReturnedEquals?: Property<string>;
  readonly KeyPrefixEquals?: Property<string>;
}

export interface S3BucketMetadataTableConfiguration {
  readonly S3TablesDestination: Property<S3BucketS3TablesDestination>;
}

export interface S3BucketS3TablesDestination {
  readonly TableArn?: Property<string>;
  readonly TableBucketArn: Property<string>;
  readonly TableName: Property<string>;
  readonly TableNamespace?: Property<string>;
}

export interface S3BucketMetadataConfiguration {
  readonly AnnotationTableConfiguration?: Property<S3BucketAnnotationTableConfiguration>;
  readonly Destination?: Property<S3BucketMetadataDestination>;
  readonly InventoryTableConfiguration?: Property<S3BucketInventoryTableConfiguration>;
  readonly JournalTableConfiguration: Property<S3BucketJournalTableConfiguration>;
}

export interface S3BucketMetadataDestination {
  readonly TableBucketArn?: Property<string>;
  readonly TableBucketType: Property<'aws' | 'customer'>;
  readonly TableNamespace?: Property<string>;
}

export interface S3BucketJournalTableConfiguration {
  readonly EncryptionConfiguration?: Property<S3BucketMetadataTableEncryptionConfiguration>;
  readonly RecordExpiration: Property<S3BucketRecordExpiration>;
  readonly TableArn?: Property<string>;
  readonly TableName?: Property<string>;
}

export interface S3BucketMetadataTableEncryptionConfiguration {
  readonly KmsKeyArn?: Property<string>;
  readonly SseAlgorithm: Property<'AES256' | 'aws:kms'>;
}

export interface S3BucketRecordExpiration {
  readonly Days?: Property<number>;
  readonly Expiration: Property<'DISABLED' | 'ENABLED'>;
}

export interface S3BucketInventoryTableConfiguration {
  readonly ConfigurationState: Property<'DISABLED' | 'ENABLED'>;
  readonly EncryptionConfiguration?: Property<S3BucketMetadataTableEncryptionConfiguration>;
  readonly TableArn?: Property<string>;
  readonly TableName?: Property<string>;
}

export interface S3BucketAnnotationTableConfiguration {
  readonly ConfigurationState: Property<'DISABLED' | 'ENABLED'>;
  readonly EncryptionConfiguration?: Property<S3BucketMetadataTableEncryptionConfiguration>;
  readonly Role?: Property<string>;
  readonly TableArn?: Property<string>;
  readonly TableName?: Property<string>;
}

export interface S3BucketPolicyProperties {
  readonly Bucket: Property<string>;
  readonly PolicyDocument: Property<Json | string>;
}
