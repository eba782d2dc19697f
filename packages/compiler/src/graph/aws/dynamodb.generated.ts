// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface DynamoDbTableProperties {
  readonly AttributeDefinitions?: Property<readonly Property<DynamoDbTableAttributeDefinition>[]>;
  readonly BillingMode?: Property<string>;
  readonly ContributorInsightsSpecification?: Property<DynamoDbTableContributorInsightsSpecification>;
  readonly DeletionProtectionEnabled?: Property<boolean>;
  readonly GlobalSecondaryIndexes?: Property<readonly Property<DynamoDbTableGlobalSecondaryIndex>[]>;
  readonly ImportSourceSpecification?: Property<DynamoDbTableImportSourceSpecification>;
  readonly KeySchema: Property<Json | readonly Property<DynamoDbTableKeySchema>[]>;
  readonly KinesisStreamSpecification?: Property<DynamoDbTableKinesisStreamSpecification>;
  readonly LocalSecondaryIndexes?: Property<readonly Property<DynamoDbTableLocalSecondaryIndex>[]>;
  readonly OnDemandThroughput?: Property<DynamoDbTableOnDemandThroughput>;
  readonly PointInTimeRecoverySpecification?: Property<DynamoDbTablePointInTimeRecoverySpecification>;
  readonly ProvisionedThroughput?: Property<DynamoDbTableProvisionedThroughput>;
  readonly ResourcePolicy?: Property<DynamoDbTableResourcePolicy>;
  readonly SSESpecification?: Property<DynamoDbTableSseSpecification>;
  readonly StreamSpecification?: Property<DynamoDbTableStreamSpecification>;
  readonly TableClass?: Property<string>;
  readonly TableName?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly TimeToLiveSpecification?: Property<DynamoDbTableTimeToLiveSpecification>;
  readonly VectorIndexes?: Property<readonly Property<DynamoDbTableVectorIndex>[]>;
  readonly WarmThroughput?: Property<DynamoDbTableWarmThroughput>;
}

export interface DynamoDbTableSseSpecification {
  readonly KMSMasterKeyId?: Property<string>;
  readonly SSEEnabled: Property<boolean>;
  readonly SSEType?: Property<string>;
}

export interface DynamoDbTableKinesisStreamSpecification {
  readonly ApproximateCreationDateTimePrecision?: Property<'MICROSECOND' | 'MILLISECOND'>;
  readonly StreamArn: Property<string>;
}

export interface DynamoDbTableStreamSpecification {
  readonly ResourcePolicy?: Property<DynamoDbTableResourcePolicy>;
  readonly StreamViewType: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface DynamoDbTableResourcePolicy {
  readonly PolicyDocument: Property<Json>;
}

export interface DynamoDbTableContributorInsightsSpecification {
  readonly Enabled: Property<boolean>;
  readonly Mode?: Property<'ACCESSED_AND_THROTTLED_KEYS' | 'THROTTLED_KEYS'>;
}

export interface DynamoDbTableImportSourceSpecification {
  readonly InputCompressionType?: Property<string>;
  readonly InputFormat: Property<string>;
  readonly InputFormatOptions?: Property<DynamoDbTableInputFormatOptions>;
  readonly S3BucketSource: Property<DynamoDbTableS3BucketSource>;
}

export interface DynamoDbTableS3BucketSource {
  readonly S3Bucket: Property<string>;
  readonly S3BucketOwner?: Property<string>;
  readonly S3KeyPrefix?: Property<string>;
}

export interface DynamoDbTableInputFormatOptions {
  readonly Csv?: Property<DynamoDbTableCsv>;
}

export interface DynamoDbTableCsv {
  readonly Delimiter?: Property<string>;
  readonly HeaderList?: Property<readonly Property<string>[]>;
}

export interface DynamoDbTablePointInTimeRecoverySpecification {
  readonly PointInTimeRecoveryEnabled?: Property<boolean>;
  readonly RecoveryPeriodInDays?: Property<number>;
}

export interface DynamoDbTableProvisionedThroughput {
  readonly ReadCapacityUnits: Property<number>;
  readonly WriteCapacityUnits: Property<number>;
}

export interface DynamoDbTableAttributeDefinition {
  readonly AttributeName: Property<string>;
  readonly AttributeType: Property<string>;
}

export interface DynamoDbTableGlobalSecondaryIndex {
  readonly ContributorInsightsSpecification?: Property<DynamoDbTableContributorInsightsSpecification>;
  readonly IndexName: Property<string>;
  readonly KeySchema: Property<readonly Property<DynamoDbTableKeySchema>[]>;
  readonly OnDemandThroughput?: Property<DynamoDbTableOnDemandThroughput>;
  readonly Projection: Property<DynamoDbTableProjection>;
  readonly ProvisionedThroughput?: Property<DynamoDbTableProvisionedThroughput>;
  readonly WarmThroughput?: Property<DynamoDbTableWarmThroughput>;
}

export interface DynamoDbTableProjection {
  readonly NonKeyAttributes?: Property<readonly Property<string>[]>;
  readonly ProjectionType?: Property<string>;
}

export interface DynamoDbTableKeySchema {
  readonly AttributeName: Property<string>;
  readonly KeyType: Property<string>;
}

export interface DynamoDbTableOnDemandThroughput {
  readonly MaxReadRequestUnits?: Property<number>;
  readonly MaxWriteRequestUnits?: Property<number>;
}

export interface DynamoDbTableWarmThroughput {
  readonly ReadUnitsPerSecond?: Property<number>;
  readonly WriteUnitsPerSecond?: Property<number>;
}

export interface DynamoDbTableLocalSecondaryIndex {
  readonly IndexName: Property<string>;
  readonly KeySchema: Property<readonly Property<DynamoDbTableKeySchema>[]>;
  readonly Projection: Property<DynamoDbTableProjection>;
}

export interface DynamoDbTableTimeToLiveSpecification {
  readonly AttributeName?: Property<string>;
  readonly Enabled: Property<boolean>;
}

export interface DynamoDbTableVectorIndex {
  readonly Dimensions: Property<number>;
  readonly DistanceFunction: Property<'COSINE' | 'DOT_PRODUCT' | 'EUCLIDEAN'>;
  readonly IndexName: Property<string>;
  readonly Projection: Property<DynamoDbTableProjection>;
  readonly SearchSchema?: Property<readonly Property<DynamoDbTableSearchSchemaElement>[]>;
  readonly VectorAttribute: Property<DynamoDbTableVectorAttribute>;
}

export interface DynamoDbTableVectorAttribute {
  readonly AttributeName: Property<string>;
}

export interface DynamoDbTableSearchSchemaElement {
  readonly AttributeName: Property<string>;
  readonly SearchSchemaElementType: Property<'HASH' | 'INLINE_FILTER'>;
}
