// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Tag } from './common.ts';

export interface PipesPipeProperties {
  readonly Description?: Property<string>;
  readonly DesiredState?: Property<'RUNNING' | 'STOPPED'>;
  readonly Enrichment?: Property<string>;
  readonly EnrichmentParameters?: Property<PipesPipePipeEnrichmentParameters>;
  readonly KmsKeyIdentifier?: Property<string>;
  readonly LogConfiguration?: Property<PipesPipePipeLogConfiguration>;
  readonly Name?: Property<string>;
  readonly RoleArn: Property<string>;
  readonly Source: Property<string>;
  readonly SourceParameters?: Property<PipesPipePipeSourceParameters>;
  readonly Tags?: Readonly<Record<string, string>>;
  readonly Target: Property<string>;
  readonly TargetParameters?: Property<PipesPipePipeTargetParameters>;
}

export interface PipesPipePipeTargetParameters {
  readonly BatchJobParameters?: Property<PipesPipePipeTargetBatchJobParameters>;
  readonly CloudWatchLogsParameters?: Property<PipesPipePipeTargetCloudWatchLogsParameters>;
  readonly EcsTaskParameters?: Property<PipesPipePipeTargetEcsTaskParameters>;
  readonly EventBridgeEventBusParameters?: Property<PipesPipePipeTargetEventBridgeEventBusParameters>;
  readonly HttpParameters?: Property<PipesPipePipeTargetHttpParameters>;
  readonly InputTemplate?: Property<string>;
  readonly KinesisStreamParameters?: Property<PipesPipePipeTargetKinesisStreamParameters>;
  readonly LambdaFunctionParameters?: Property<PipesPipePipeTargetLambdaFunctionParameters>;
  readonly RedshiftDataParameters?: Property<PipesPipePipeTargetRedshiftDataParameters>;
  readonly SageMakerPipelineParameters?: Property<PipesPipePipeTargetSageMakerPipelineParameters>;
  readonly SqsQueueParameters?: Property<PipesPipePipeTargetSqsQueueParameters>;
  readonly StepFunctionStateMachineParameters?: Property<PipesPipePipeTargetStateMachineParameters>;
  readonly TimestreamParameters?: Property<PipesPipePipeTargetTimestreamParameters>;
}

export interface PipesPipePipeTargetStateMachineParameters {
  readonly InvocationType?: Property<'FIRE_AND_FORGET' | 'REQUEST_RESPONSE'>;
}

export interface PipesPipePipeTargetHttpParameters {
  readonly HeaderParameters?: Property<Readonly<Record<string, Property<string>>>>;
  readonly PathParameterValues?: Property<readonly Property<string>[]>;
  readonly QueryStringParameters?: Property<Readonly<Record<string, Property<string>>>>;
}

export interface PipesPipePipeTargetSqsQueueParameters {
  readonly MessageDeduplicationId?: Property<string>;
  readonly MessageGroupId?: Property<string>;
}

export interface PipesPipePipeTargetCloudWatchLogsParameters {
  readonly LogStreamName?: Property<string>;
  readonly Timestamp?: Property<string>;
}

export interface PipesPipePipeTargetKinesisStreamParameters {
  readonly PartitionKey: Property<string>;
}

export interface PipesPipePipeTargetSageMakerPipelineParameters {
  readonly PipelineParameterList?: Property<readonly Property<PipesPipeSageMakerPipelineParameter>[]>;
}

export interface PipesPipeSageMakerPipelineParameter {
  readonly Name: Property<string>;
  readonly Value: Property<string>;
}

export interface PipesPipePipeTargetEventBridgeEventBusParameters {
  readonly DetailType?: Property<string>;
  readonly EndpointId?: Property<string>;
  readonly Resources?: Property<readonly Property<string>[]>;
  readonly Source?: Property<string>;
  readonly Time?: Property<string>;
}

export interface PipesPipePipeTargetLambdaFunctionParameters {
  readonly InvocationType?: Property<'FIRE_AND_FORGET' | 'REQUEST_RESPONSE'>;
}

export interface PipesPipePipeTargetEcsTaskParameters {
  readonly CapacityProviderStrategy?: Property<readonly Property<PipesPipeCapacityProviderStrategyItem>[]>;
  readonly EnableECSManagedTags?: Property<boolean>;
  readonly EnableExecuteCommand?: Property<boolean>;
  readonly Group?: Property<string>;
  readonly LaunchType?: Property<'EC2' | 'EXTERNAL' | 'FARGATE'>;
  readonly NetworkConfiguration?: Property<PipesPipeNetworkConfiguration>;
  readonly Overrides?: Property<PipesPipeEcsTaskOverride>;
  readonly PlacementConstraints?: Property<readonly Property<PipesPipePlacementConstraint>[]>;
  readonly PlacementStrategy?: Property<readonly Property<PipesPipePlacementStrategy>[]>;
  readonly PlatformVersion?: Property<string>;
  readonly PropagateTags?: Property<'TASK_DEFINITION'>;
  readonly ReferenceId?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly TaskCount?: Property<number>;
  readonly TaskDefinitionArn: Property<string>;
}

export interface PipesPipePlacementConstraint {
  readonly Expression?: Property<string>;
  readonly Type?: Property<'distinctInstance' | 'memberOf'>;
}

export interface PipesPipePlacementStrategy {
  readonly Field?: Property<string>;
  readonly Type?: Property<'binpack' | 'random' | 'spread'>;
}

export interface PipesPipeCapacityProviderStrategyItem {
  readonly Base?: Property<number>;
  readonly CapacityProvider: Property<string>;
  readonly Weight?: Property<number>;
}

export interface PipesPipeEcsTaskOverride {
  readonly ContainerOverrides?: Property<readonly Property<PipesPipeEcsContainerOverride>[]>;
  readonly Cpu?: Property<string>;
  readonly EphemeralStorage?: Property<PipesPipeEcsEphemeralStorage>;
  readonly ExecutionRoleArn?: Property<string>;
  readonly InferenceAcceleratorOverrides?: Property<readonly Property<PipesPipeEcsInferenceAcceleratorOverride>[]>;
  readonly Memory?: Property<string>;
  readonly TaskRoleArn?: Property<string>;
}

export interface PipesPipeEcsInferenceAcceleratorOverride {
  readonly DeviceName?: Property<string>;
  readonly DeviceType?: Property<string>;
}

export interface PipesPipeEcsEphemeralStorage {
  readonly SizeInGiB: Property<number>;
}

export interface PipesPipeEcsContainerOverride {
  readonly Command?: Property<readonly Property<string>[]>;
  readonly Cpu?: Property<number>;
  readonly Environment?: Property<readonly Property<PipesPipeEcsEnvironmentVariable>[]>;
  readonly EnvironmentFiles?: Property<readonly Property<PipesPipeEcsEnvironmentFile>[]>;
  readonly Memory?: Property<number>;
  readonly MemoryReservation?: Property<number>;
  readonly Name?: Property<string>;
  readonly ResourceRequirements?: Property<readonly Property<PipesPipeEcsResourceRequirement>[]>;
}

export interface PipesPipeEcsEnvironmentVariable {
  readonly Name?: Property<string>;
  readonly Value?: Property<string>;
}

export interface PipesPipeEcsResourceRequirement {
  readonly Type: Property<'GPU' | 'InferenceAccelerator'>;
  readonly Value: Property<string>;
}

export interface PipesPipeEcsEnvironmentFile {
  readonly Type: Property<'s3'>;
  readonly Value: Property<string>;
}

export interface PipesPipeNetworkConfiguration {
  readonly AwsvpcConfiguration?: Property<PipesPipeAwsVpcConfiguration>;
}

export interface PipesPipeAwsVpcConfiguration {
  readonly AssignPublicIp?: Property<'DISABLED' | 'ENABLED'>;
  readonly SecurityGroups?: Property<readonly Property<string>[]>;
  readonly Subnets: Property<readonly Property<string>[]>;
}

export interface PipesPipePipeTargetBatchJobParameters {
  readonly ArrayProperties?: Property<PipesPipeBatchArrayProperties>;
  readonly ContainerOverrides?: Property<PipesPipeBatchContainerOverrides>;
  readonly DependsOn?: Property<readonly Property<PipesPipeBatchJobDependency>[]>;
  readonly JobDefinition: Property<string>;
  readonly JobName: Property<string>;
  readonly Parameters?: Property<Readonly<Record<string, Property<string>>>>;
  readonly RetryStrategy?: Property<PipesPipeBatchRetryStrategy>;
}

export interface PipesPipeBatchJobDependency {
  readonly JobId?: Property<string>;
  readonly Type?: Property<'N_TO_N' | 'SEQUENTIAL'>;
}

export interface PipesPipeBatchArrayProperties {
  readonly Size?: Property<number>;
}

export interface PipesPipeBatchRetryStrategy {
  readonly Attempts?: Property<number>;
}

export interface PipesPipeBatchContainerOverrides {
  readonly Command?: Property<readonly Property<string>[]>;
  readonly Environment?: Property<readonly Property<PipesPipeBatchEnvironmentVariable>[]>;
  readonly InstanceType?: Property<string>;
  readonly ResourceRequirements?: Property<readonly Property<PipesPipeBatchResourceRequirement>[]>;
}

export interface PipesPipeBatchEnvironmentVariable {
  readonly Name?: Property<string>;
  readonly Value?: Property<string>;
}

export interface PipesPipeBatchResourceRequirement {
  readonly Type: Property<'GPU' | 'MEMORY' | 'VCPU'>;
  readonly Value: Property<string>;
}

export interface PipesPipePipeTargetRedshiftDataParameters {
  readonly Database: Property<string>;
  readonly DbUser?: Property<string>;
  readonly SecretManagerArn?: Property<string>;
  readonly Sqls: Property<readonly Property<string>[]>;
  readonly StatementName?: Property<string>;
  readonly WithEvent?: Property<boolean>;
}

export interface PipesPipePipeTargetTimestreamParameters {
  readonly DimensionMappings: Property<readonly Property<PipesPipeDimensionMapping>[]>;
  readonly EpochTimeUnit?: Property<'MICROSECONDS' | 'MILLISECONDS' | 'NANOSECONDS' | 'SECONDS'>;
  readonly MultiMeasureMappings?: Property<readonly Property<PipesPipeMultiMeasureMapping>[]>;
  readonly SingleMeasureMappings?: Property<readonly Property<PipesPipeSingleMeasureMapping>[]>;
  readonly TimeFieldType?: Property<'EPOCH' | 'TIMESTAMP_FORMAT'>;
  readonly TimeValue: Property<string>;
  readonly TimestampFormat?: Property<string>;
  readonly VersionValue: Property<string>;
}

export interface PipesPipeDimensionMapping {
  readonly DimensionName: Property<string>;
  readonly DimensionValue: Property<string>;
  readonly DimensionValueType: Property<'VARCHAR'>;
}

export interface PipesPipeSingleMeasureMapping {
  readonly MeasureName: Property<string>;
  readonly MeasureValue: Property<string>;
  readonly MeasureValueType: Property<'BIGINT' | 'BOOLEAN' | 'DOUBLE' | 'TIMESTAMP' | 'VARCHAR'>;
}

export interface PipesPipeMultiMeasureMapping {
  readonly MultiMeasureAttributeMappings: Property<readonly Property<PipesPipeMultiMeasureAttributeMapping>[]>;
  readonly MultiMeasureName: Property<string>;
}

export interface PipesPipeMultiMeasureAttributeMapping {
  readonly MeasureValue: Property<string>;
  readonly MeasureValueType: Property<'BIGINT' | 'BOOLEAN' | 'DOUBLE' | 'TIMESTAMP' | 'VARCHAR'>;
  readonly MultiMeasureAttributeName: Property<string>;
}

export interface PipesPipePipeEnrichmentParameters {
  readonly HttpParameters?: Property<PipesPipePipeEnrichmentHttpParameters>;
  readonly InputTemplate?: Property<string>;
}

export interface PipesPipePipeEnrichmentHttpParameters {
  readonly HeaderParameters?: Property<Readonly<Record<string, Property<string>>>>;
  readonly PathParameterValues?: Property<readonly Property<string>[]>;
  readonly QueryStringParameters?: Property<Readonly<Record<string, Property<string>>>>;
}

export interface PipesPipePipeSourceParameters {
  readonly ActiveMQBrokerParameters?: Property<PipesPipePipeSourceActiveMqBrokerParameters>;
  readonly DynamoDBStreamParameters?: Property<PipesPipePipeSourceDynamoDbStreamParameters>;
  readonly FilterCriteria?: Property<PipesPipeFilterCriteria>;
  readonly KinesisStreamParameters?: Property<PipesPipePipeSourceKinesisStreamParameters>;
  readonly ManagedStreamingKafkaParameters?: Property<PipesPipePipeSourceManagedStreamingKafkaParameters>;
  readonly RabbitMQBrokerParameters?: Property<PipesPipePipeSourceRabbitMqBrokerParameters>;
  readonly SelfManagedKafkaParameters?: Property<PipesPipePipeSourceSelfManagedKafkaParameters>;
  readonly SqsQueueParameters?: Property<PipesPipePipeSourceSqsQueueParameters>;
}

export interface PipesPipePipeSourceManagedStreamingKafkaParameters {
  readonly BatchSize?: Property<number>;
  readonly ConsumerGroupID?: Property<string>;
  readonly Credentials?: Property<PipesPipeMskAccessCredentials>;
  readonly MaximumBatchingWindowInSeconds?: Property<number>;
  readonly StartingPosition?: Property<'LATEST' | 'TRIM_HORIZON'>;
  readonly TopicName: Property<string>;
}

export interface PipesPipeMskAccessCredentials {
  readonly ClientCertificateTlsAuth?: Property<string>;
  readonly SaslScram512Auth?: Property<string>;
}

export interface PipesPipePipeSourceDynamoDbStreamParameters {
  readonly BatchSize?: Property<number>;
  readonly DeadLetterConfig?: Property<PipesPipeDeadLetterConfig>;
  readonly MaximumBatchingWindowInSeconds?: Property<number>;
  readonly MaximumRecordAgeInSeconds?: Property<number>;
  readonly MaximumRetryAttempts?: Property<number>;
  readonly OnPartialBatchItemFailure?: Property<'AUTOMATIC_BISECT'>;
  readonly ParallelizationFactor?: Property<number>;
  readonly StartingPosition: Property<'LATEST' | 'TRIM_HORIZON'>;
}

export interface PipesPipeDeadLetterConfig {
  readonly Arn?: Property<string>;
}

export interface PipesPipePipeSourceSelfManagedKafkaParameters {
  readonly AdditionalBootstrapServers?: Property<readonly Property<string>[]>;
  readonly BatchSize?: Property<number>;
  readonly ConsumerGroupID?: Property<string>;
  readonly Credentials?: Property<PipesPipeSelfManagedKafkaAccessConfigurationCredentials>;
  readonly MaximumBatchingWindowInSeconds?: Property<number>;
  readonly ServerRootCaCertificate?: Property<string>;
  readonly StartingPosition?: Property<'LATEST' | 'TRIM_HORIZON'>;
  readonly TopicName: Property<string>;
  readonly Vpc?: Property<PipesPipeSelfManagedKafkaAccessConfigurationVpc>;
}

export interface PipesPipeSelfManagedKafkaAccessConfigurationVpc {
  readonly SecurityGroup?: Property<readonly Property<string>[]>;
  readonly Subnets?: Property<readonly Property<string>[]>;
}

export interface PipesPipeSelfManagedKafkaAccessConfigurationCredentials {
  readonly BasicAuth?: Property<string>;
  readonly ClientCertificateTlsAuth?: Property<string>;
  readonly SaslScram256Auth?: Property<string>;
  readonly SaslScram512Auth?: Property<string>;
}

export interface PipesPipePipeSourceRabbitMqBrokerParameters {
  readonly BatchSize?: Property<number>;
  readonly Credentials: Property<PipesPipeMqBrokerAccessCredentials>;
  readonly MaximumBatchingWindowInSeconds?: Property<number>;
  readonly QueueName: Property<string>;
  readonly VirtualHost?: Property<string>;
}

export interface PipesPipeMqBrokerAccessCredentials {
  readonly BasicAuth: Property<string>;
}

export interface PipesPipePipeSourceSqsQueueParameters {
  readonly BatchSize?: Property<number>;
  readonly MaximumBatchingWindowInSeconds?: Property<number>;
}

export interface PipesPipePipeSourceKinesisStreamParameters {
  readonly BatchSize?: Property<number>;
  readonly DeadLetterConfig?: Property<PipesPipeDeadLetterConfig>;
  readonly MaximumBatchingWindowInSeconds?: Property<number>;
  readonly MaximumRecordAgeInSeconds?: Property<number>;
  readonly MaximumRetryAttempts?: Property<number>;
  readonly OnPartialBatchItemFailure?: Property<'AUTOMATIC_BISECT'>;
  readonly ParallelizationFactor?: Property<number>;
  readonly StartingPosition: Property<'AT_TIMESTAMP' | 'LATEST' | 'TRIM_HORIZON'>;
  readonly StartingPositionTimestamp?: Property<string>;
}

export interface PipesPipeFilterCriteria {
  readonly Filters?: Property<readonly Property<PipesPipeFilter>[]>;
}

export interface PipesPipeFilter {
  readonly Pattern?: Property<string>;
}

export interface PipesPipePipeSourceActiveMqBrokerParameters {
  readonly BatchSize?: Property<number>;
  readonly Credentials: Property<PipesPipeMqBrokerAccessCredentials>;
  readonly MaximumBatchingWindowInSeconds?: Property<number>;
  readonly QueueName: Property<string>;
}

export interface PipesPipePipeLogConfiguration {
  readonly CloudwatchLogsLogDestination?: Property<PipesPipeCloudwatchLogsLogDestination>;
  readonly FirehoseLogDestination?: Property<PipesPipeFirehoseLogDestination>;
  readonly IncludeExecutionData?: Property<readonly Property<'ALL'>[]>;
  readonly Level?: Property<'ERROR' | 'INFO' | 'OFF' | 'TRACE'>;
  readonly S3LogDestination?: Property<PipesPipeS3LogDestination>;
}

export interface PipesPipeS3LogDestination {
  readonly BucketName?: Property<string>;
  readonly BucketOwner?: Property<string>;
  readonly OutputFormat?: Property<'json' | 'plain' | 'w3c'>;
  readonly Prefix?: Property<string>;
}

export interface PipesPipeFirehoseLogDestination {
  readonly DeliveryStreamArn?: Property<string>;
}

export interface PipesPipeCloudwatchLogsLogDestination {
  readonly LogGroupArn?: Property<string>;
}
