// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface EventsRuleProperties {
  readonly Description?: Property<string>;
  readonly EventBusName?: Property<string>;
  readonly EventPattern?: Property<Json | string>;
  readonly Name?: Property<string>;
  readonly RoleArn?: Property<string>;
  readonly ScheduleExpression?: Property<string>;
  readonly State?: Property<'DISABLED' | 'ENABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly Targets?: Property<readonly Property<EventsRuleTarget>[]>;
}

export interface EventsRuleTarget {
  readonly AppSyncParameters?: Property<EventsRuleAppSyncParameters>;
  readonly Arn: Property<string>;
  readonly BatchParameters?: Property<EventsRuleBatchParameters>;
  readonly DeadLetterConfig?: Property<EventsRuleDeadLetterConfig>;
  readonly EcsParameters?: Property<EventsRuleEcsParameters>;
  readonly HttpParameters?: Property<EventsRuleHttpParameters>;
  readonly Id: Property<string>;
  readonly Input?: Property<string>;
  readonly InputPath?: Property<string>;
  readonly InputTransformer?: Property<EventsRuleInputTransformer>;
  readonly KinesisParameters?: Property<EventsRuleKinesisParameters>;
  readonly RedshiftDataParameters?: Property<EventsRuleRedshiftDataParameters>;
  readonly RetryPolicy?: Property<EventsRuleRetryPolicy>;
  readonly RoleArn?: Property<string>;
  readonly RunCommandParameters?: Property<EventsRuleRunCommandParameters>;
  readonly SageMakerPipelineParameters?: Property<EventsRuleSageMakerPipelineParameters>;
  readonly SqsParameters?: Property<EventsRuleSqsParameters>;
}

export interface EventsRuleBatchParameters {
  readonly ArrayProperties?: Property<EventsRuleBatchArrayProperties>;
  readonly JobDefinition: Property<string>;
  readonly JobName: Property<string>;
  readonly RetryStrategy?: Property<EventsRuleBatchRetryStrategy>;
}

export interface EventsRuleBatchArrayProperties {
  readonly Size?: Property<number>;
}

export interface EventsRuleBatchRetryStrategy {
  readonly Attempts?: Property<number>;
}

export interface EventsRuleDeadLetterConfig {
  readonly Arn?: Property<string>;
}

export interface EventsRuleEcsParameters {
  readonly CapacityProviderStrategy?: Property<readonly Property<EventsRuleCapacityProviderStrategyItem>[]>;
  readonly EnableECSManagedTags?: Property<boolean>;
  readonly EnableExecuteCommand?: Property<boolean>;
  readonly Group?: Property<string>;
  readonly LaunchType?: Property<string>;
  readonly NetworkConfiguration?: Property<EventsRuleNetworkConfiguration>;
  readonly PlacementConstraints?: Property<readonly Property<EventsRulePlacementConstraint>[]>;
  readonly PlacementStrategies?: Property<readonly Property<EventsRulePlacementStrategy>[]>;
  readonly PlatformVersion?: Property<string>;
  readonly PropagateTags?: Property<string>;
  readonly ReferenceId?: Property<string>;
  readonly TagList?: Property<readonly Property<Tag>[]>;
  readonly TaskCount?: Property<number>;
  readonly TaskDefinitionArn: Property<string>;
}

export interface EventsRuleCapacityProviderStrategyItem {
  readonly Base?: Property<number>;
  readonly CapacityProvider: Property<string>;
  readonly Weight?: Property<number>;
}

export interface EventsRuleNetworkConfiguration {
  readonly AwsVpcConfiguration?: Property<EventsRuleAwsVpcConfiguration>;
}

export interface EventsRuleAwsVpcConfiguration {
  readonly AssignPublicIp?: Property<string>;
  readonly SecurityGroups?: Property<readonly Property<string>[]>;
  readonly Subnets: Property<readonly Property<string>[]>;
}

export interface EventsRulePlacementConstraint {
  readonly Expression?: Property<string>;
  readonly Type?: Property<string>;
}

export interface EventsRulePlacementStrategy {
  readonly Field?: Property<string>;
  readonly Type?: Property<string>;
}

export interface EventsRuleHttpParameters {
  readonly HeaderParameters?: Property<Readonly<Record<string, Property<string>>>>;
  readonly PathParameterValues?: Property<readonly Property<string>[]>;
  readonly QueryStringParameters?: Property<Readonly<Record<string, Property<string>>>>;
}

export interface EventsRuleInputTransformer {
  readonly InputPathsMap?: Property<Readonly<Record<string, Property<string>>>>;
  readonly InputTemplate: Property<string>;
}

export interface EventsRuleKinesisParameters {
  readonly PartitionKeyPath: Property<string>;
}

export interface EventsRuleRedshiftDataParameters {
  readonly Database: Property<string>;
  readonly DbUser?: Property<string>;
  readonly SecretManagerArn?: Property<string>;
  readonly Sql?: Property<string>;
  readonly Sqls?: Property<readonly Property<string>[]>;
  readonly StatementName?: Property<string>;
  readonly WithEvent?: Property<boolean>;
}

export interface EventsRuleRetryPolicy {
  readonly MaximumEventAgeInSeconds?: Property<number>;
  readonly MaximumRetryAttempts?: Property<number>;
}

export interface EventsRuleRunCommandParameters {
  readonly RunCommandTargets: Property<readonly Property<EventsRuleRunCommandTarget>[]>;
}

export interface EventsRuleRunCommandTarget {
  readonly Key: Property<string>;
  readonly Values: Property<readonly Property<string>[]>;
}

export interface EventsRuleSageMakerPipelineParameters {
  readonly PipelineParameterList?: Property<readonly Property<EventsRuleSageMakerPipelineParameter>[]>;
}

export interface EventsRuleSageMakerPipelineParameter {
  readonly Name: Property<string>;
  readonly Value: Property<string>;
}

export interface EventsRuleSqsParameters {
  readonly MessageGroupId: Property<string>;
}

export interface EventsRuleAppSyncParameters {
  readonly GraphQLOperation: Property<string>;
}
