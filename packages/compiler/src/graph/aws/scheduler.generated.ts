// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';

export interface SchedulerScheduleProperties {
  readonly Description?: Property<string>;
  readonly EndDate?: Property<string>;
  readonly FlexibleTimeWindow: Property<SchedulerScheduleFlexibleTimeWindow>;
  readonly GroupName?: Property<string>;
  readonly KmsKeyArn?: Property<string>;
  readonly Name?: Property<string>;
  readonly ScheduleExpression: Property<string>;
  readonly ScheduleExpressionTimezone?: Property<string>;
  readonly StartDate?: Property<string>;
  readonly State?: Property<'DISABLED' | 'ENABLED'>;
  readonly Target: Property<SchedulerScheduleTarget>;
}

export interface SchedulerScheduleTarget {
  readonly Arn: Property<string>;
  readonly DeadLetterConfig?: Property<SchedulerScheduleDeadLetterConfig>;
  readonly EcsParameters?: Property<SchedulerScheduleEcsParameters>;
  readonly EventBridgeParameters?: Property<SchedulerScheduleEventBridgeParameters>;
  readonly Input?: Property<string>;
  readonly KinesisParameters?: Property<SchedulerScheduleKinesisParameters>;
  readonly RetryPolicy?: Property<SchedulerScheduleRetryPolicy>;
  readonly RoleArn: Property<string>;
  readonly SageMakerPipelineParameters?: Property<SchedulerScheduleSageMakerPipelineParameters>;
  readonly SqsParameters?: Property<SchedulerScheduleSqsParameters>;
}

export interface SchedulerScheduleSqsParameters {
  readonly MessageGroupId?: Property<string>;
}

export interface SchedulerScheduleDeadLetterConfig {
  readonly Arn?: Property<string>;
}

export interface SchedulerScheduleEcsParameters {
  readonly CapacityProviderStrategy?: Property<readonly Property<SchedulerScheduleCapacityProviderStrategyItem>[]>;
  readonly EnableECSManagedTags?: Property<boolean>;
  readonly EnableExecuteCommand?: Property<boolean>;
  readonly Group?: Property<string>;
  readonly LaunchType?: Property<'EC2' | 'EXTERNAL' | 'FARGATE'>;
  readonly NetworkConfiguration?: Property<SchedulerScheduleNetworkConfiguration>;
  readonly PlacementConstraints?: Property<readonly Property<SchedulerSchedulePlacementConstraint>[]>;
  readonly PlacementStrategy?: Property<readonly Property<SchedulerSchedulePlacementStrategy>[]>;
  readonly PlatformVersion?: Property<string>;
  readonly PropagateTags?: Property<'TASK_DEFINITION'>;
  readonly ReferenceId?: Property<string>;
  readonly Tags?: Property<readonly Property<Readonly<Record<string, Property<string>>>>[]>;
  readonly TaskCount?: Property<number>;
  readonly TaskDefinitionArn: Property<string>;
}

export interface SchedulerSchedulePlacementConstraint {
  readonly Expression?: Property<string>;
  readonly Type?: Property<'distinctInstance' | 'memberOf'>;
}

export interface SchedulerSchedulePlacementStrategy {
  readonly Field?: Property<string>;
  readonly Type?: Property<'binpack' | 'random' | 'spread'>;
}

export interface SchedulerScheduleCapacityProviderStrategyItem {
  readonly Base?: Property<number>;
  readonly CapacityProvider: Property<string>;
  readonly Weight?: Property<number>;
}

export interface SchedulerScheduleNetworkConfiguration {
  readonly AwsvpcConfiguration?: Property<SchedulerScheduleAwsVpcConfiguration>;
}

export interface SchedulerScheduleAwsVpcConfiguration {
  readonly AssignPublicIp?: Property<'DISABLED' | 'ENABLED'>;
  readonly SecurityGroups?: Property<readonly Property<string>[]>;
  readonly Subnets: Property<readonly Property<string>[]>;
}

export interface SchedulerScheduleEventBridgeParameters {
  readonly DetailType: Property<string>;
  readonly Source: Property<string>;
}

export interface SchedulerScheduleKinesisParameters {
  readonly PartitionKey: Property<string>;
}

export interface SchedulerScheduleSageMakerPipelineParameters {
  readonly PipelineParameterList?: Property<readonly Property<SchedulerScheduleSageMakerPipelineParameter>[]>;
}

export interface SchedulerScheduleSageMakerPipelineParameter {
  readonly Name: Property<string>;
  readonly Value: Property<string>;
}

export interface SchedulerScheduleRetryPolicy {
  readonly MaximumEventAgeInSeconds?: Property<number>;
  readonly MaximumRetryAttempts?: Property<number>;
}

export interface SchedulerScheduleFlexibleTimeWindow {
  readonly MaximumWindowInMinutes?: Property<number>;
  readonly Mode: Property<'FLEXIBLE' | 'OFF'>;
}
