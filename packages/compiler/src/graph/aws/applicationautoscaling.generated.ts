// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Tag } from './common.ts';

export interface ApplicationAutoScalingScalableTargetProperties {
  readonly MaxCapacity: Property<number>;
  readonly MinCapacity: Property<number>;
  readonly ResourceId: Property<string>;
  readonly RoleARN?: Property<string>;
  readonly ScalableDimension: Property<string>;
  readonly ScheduledActions?: Property<readonly Property<ApplicationAutoScalingScalableTargetScheduledAction>[]>;
  readonly ServiceNamespace: Property<string>;
  readonly SuspendedState?: Property<ApplicationAutoScalingScalableTargetSuspendedState>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface ApplicationAutoScalingScalableTargetScheduledAction {
  readonly EndTime?: Property<string>;
  readonly ScalableTargetAction?: Property<ApplicationAutoScalingScalableTargetScalableTargetAction>;
  readonly Schedule: Property<string>;
  readonly ScheduledActionName: Property<string>;
  readonly StartTime?: Property<string>;
  readonly Timezone?: Property<string>;
}

export interface ApplicationAutoScalingScalableTargetScalableTargetAction {
  readonly MaxCapacity?: Property<number>;
  readonly MinCapacity?: Property<number>;
}

export interface ApplicationAutoScalingScalableTargetSuspendedState {
  readonly DynamicScalingInSuspended?: Property<boolean>;
  readonly DynamicScalingOutSuspended?: Property<boolean>;
  readonly ScheduledScalingSuspended?: Property<boolean>;
}

export interface ApplicationAutoScalingScalingPolicyProperties {
  readonly PolicyName: Property<string>;
  readonly PolicyType: Property<string>;
  readonly PredictiveScalingPolicyConfiguration?: Property<ApplicationAutoScalingScalingPolicyPredictiveScalingPolicyConfiguration>;
  readonly ResourceId?: Property<string>;
  readonly ScalableDimension?: Property<string>;
  readonly ScalingTargetId?: Property<string>;
  readonly ServiceNamespace?: Property<string>;
  readonly StepScalingPolicyConfiguration?: Property<ApplicationAutoScalingScalingPolicyStepScalingPolicyConfiguration>;
  readonly TargetTrackingScalingPolicyConfiguration?: Property<ApplicationAutoScalingScalingPolicyTargetTrackingScalingPolicyConfiguration>;
}

export interface ApplicationAutoScalingScalingPolicyStepScalingPolicyConfiguration {
  readonly AdjustmentType?: Property<string>;
  readonly Cooldown?: Property<number>;
  readonly MetricAggregationType?: Property<string>;
  readonly MinAdjustmentMagnitude?: Property<number>;
  readonly StepAdjustments?: Property<readonly Property<ApplicationAutoScalingScalingPolicyStepAdjustment>[]>;
}

export interface ApplicationAutoScalingScalingPolicyStepAdjustment {
  readonly MetricIntervalLowerBound?: Property<number>;
  readonly MetricIntervalUpperBound?: Property<number>;
  readonly ScalingAdjustment: Property<number>;
}

export interface ApplicationAutoScalingScalingPolicyTargetTrackingScalingPolicyConfiguration {
  readonly CustomizedMetricSpecification?: Property<ApplicationAutoScalingScalingPolicyCustomizedMetricSpecification>;
  readonly DisableScaleIn?: Property<boolean>;
  readonly PredefinedMetricSpecification?: Property<ApplicationAutoScalingScalingPolicyPredefinedMetricSpecification>;
  readonly ScaleInCooldown?: Property<number>;
  readonly ScaleOutCooldown?: Property<number>;
  readonly TargetValue: Property<number>;
}

export interface ApplicationAutoScalingScalingPolicyCustomizedMetricSpecification {
  readonly Dimensions?: Property<readonly Property<ApplicationAutoScalingScalingPolicyMetricDimension>[]>;
  readonly MetricName?: Property<string>;
  readonly Metrics?: Property<readonly Property<ApplicationAutoScalingScalingPolicyTargetTrackingMetricDataQuery>[]>;
  readonly Namespace?: Property<string>;
  readonly Statistic?: Property<string>;
  readonly Unit?: Property<string>;
}

export interface ApplicationAutoScalingScalingPolicyMetricDimension {
  readonly Name: Property<string>;
  readonly Value: Property<string>;
}

export interface ApplicationAutoScalingScalingPolicyTargetTrackingMetricDataQuery {
  readonly Expression?: Property<string>;
  readonly Id?: Property<string>;
  readonly Label?: Property<string>;
  readonly MetricStat?: Property<ApplicationAutoScalingScalingPolicyTargetTrackingMetricStat>;
  readonly ReturnData?: Property<boolean>;
}

export interface ApplicationAutoScalingScalingPolicyTargetTrackingMetricStat {
  readonly Metric?: Property<ApplicationAutoScalingScalingPolicyTargetTrackingMetric>;
  readonly Stat?: Property<string>;
  readonly Unit?: Property<string>;
}

export interface ApplicationAutoScalingScalingPolicyTargetTrackingMetric {
  readonly Dimensions?: Property<readonly Property<ApplicationAutoScalingScalingPolicyTargetTrackingMetricDimension>[]>;
  readonly MetricName?: Property<string>;
  readonly Namespace?: Property<string>;
}

export interface ApplicationAutoScalingScalingPolicyTargetTrackingMetricDimension {
  readonly Name?: Property<string>;
  readonly Value?: Property<string>;
}

export interface ApplicationAutoScalingScalingPolicyPredefinedMetricSpecification {
  readonly PredefinedMetricType: Property<string>;
  readonly ResourceLabel?: Property<string>;
}

export interface ApplicationAutoScalingScalingPolicyPredictiveScalingPolicyConfiguration {
  readonly MaxCapacityBreachBehavior?: Property<string>;
  readonly MaxCapacityBuffer?: Property<number>;
  readonly MetricSpecifications: Property<readonly Property<ApplicationAutoScalingScalingPolicyPredictiveScalingMetricSpecification>[]>;
  readonly Mode?: Property<string>;
  readonly SchedulingBufferTime?: Property<number>;
}

export interface ApplicationAutoScalingScalingPolicyPredictiveScalingMetricSpecification {
  readonly CustomizedCapacityMetricSpecification?: Property<ApplicationAutoScalingScalingPolicyPredictiveScalingCustomizedCapacityMetric>;
  readonly CustomizedLoadMetricSpecification?: Property<ApplicationAutoScalingScalingPolicyPredictiveScalingCustomizedLoadMetric>;
  readonly CustomizedScalingMetricSpecification?: Property<ApplicationAutoScalingScalingPolicyPredictiveScalingCustomizedScalingMetric>;
  readonly PredefinedLoadMetricSpecification?: Property<ApplicationAutoScalingScalingPolicyPredictiveScalingPredefinedLoadMetric>;
  readonly PredefinedMetricPairSpecification?: Property<ApplicationAutoScalingScalingPolicyPredictiveScalingPredefinedMetricPair>;
  readonly PredefinedScalingMetricSpecification?: Property<ApplicationAutoScalingScalingPolicyPredictiveScalingPredefinedScalingMetric>;
  readonly TargetValue: Property<number>;
}

export interface ApplicationAutoScalingScalingPolicyPredictiveScalingCustomizedLoadMetric {
  readonly MetricDataQueries: Property<readonly Property<ApplicationAutoScalingScalingPolicyPredictiveScalingMetricDataQuery>[]>;
}

export interface ApplicationAutoScalingScalingPolicyPredictiveScalingMetricDataQuery {
  readonly Expression?: Property<string>;
  readonly Id?: Property<string>;
  readonly Label?: Property<string>;
  readonly MetricStat?: Property<ApplicationAutoScalingScalingPolicyPredictiveScalingMetricStat>;
  readonly ReturnData?: Property<boolean>;
}

export interface ApplicationAutoScalingScalingPolicyPredictiveScalingMetricStat {
  readonly Metric?: Property<ApplicationAutoScalingScalingPolicyPredictiveScalingMetric>;
  readonly Stat?: Property<string>;
  readonly Unit?: Property<string>;
}

export interface ApplicationAutoScalingScalingPolicyPredictiveScalingMetric {
  readonly Dimensions?: Property<readonly Property<ApplicationAutoScalingScalingPolicyPredictiveScalingMetricDimension>[]>;
  readonly MetricName?: Property<string>;
  readonly Namespace?: Property<string>;
}

export interface ApplicationAutoScalingScalingPolicyPredictiveScalingMetricDimension {
  readonly Name?: Property<string>;
  readonly Value?: Property<string>;
}

export interface ApplicationAutoScalingScalingPolicyPredictiveScalingPredefinedLoadMetric {
  readonly PredefinedMetricType: Property<string>;
  readonly ResourceLabel?: Property<string>;
}

export interface ApplicationAutoScalingScalingPolicyPredictiveScalingPredefinedScalingMetric {
  readonly PredefinedMetricType: Property<string>;
  readonly ResourceLabel?: Property<string>;
}

export interface ApplicationAutoScalingScalingPolicyPredictiveScalingCustomizedCapacityMetric {
  readonly MetricDataQueries: Property<readonly Property<ApplicationAutoScalingScalingPolicyPredictiveScalingMetricDataQuery>[]>;
}

export interface ApplicationAutoScalingScalingPolicyPredictiveScalingCustomizedScalingMetric {
  readonly MetricDataQueries: Property<readonly Property<ApplicationAutoScalingScalingPolicyPredictiveScalingMetricDataQuery>[]>;
}

export interface ApplicationAutoScalingScalingPolicyPredictiveScalingPredefinedMetricPair {
  readonly PredefinedMetricType: Property<string>;
  readonly ResourceLabel?: Property<string>;
}
