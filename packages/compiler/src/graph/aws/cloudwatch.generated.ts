// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface CloudWatchAlarmProperties {
  readonly ActionsEnabled?: Property<boolean>;
  readonly AlarmActions?: Property<readonly Property<string>[]>;
  readonly AlarmDescription?: Property<string>;
  readonly AlarmName?: Property<string>;
  readonly ComparisonOperator?: Property<string>;
  readonly DatapointsToAlarm?: Property<number>;
  readonly Dimensions?: Property<readonly Property<CloudWatchAlarmDimension>[]>;
  readonly EvaluateLowSampleCountPercentile?: Property<string>;
  readonly EvaluationCriteria?: Property<CloudWatchAlarmEvaluationCriteria>;
  readonly EvaluationInterval?: Property<number>;
  readonly EvaluationPeriods?: Property<number>;
  readonly EvaluationWindow?: Property<CloudWatchAlarmEvaluationWindow>;
  readonly ExtendedStatistic?: Property<string>;
  readonly InsufficientDataActions?: Property<readonly Property<string>[]>;
  readonly MetricName?: Property<string>;
  readonly Metrics?: Property<readonly Property<CloudWatchAlarmMetricDataQuery>[]>;
  readonly Namespace?: Property<string>;
  readonly OKActions?: Property<readonly Property<string>[]>;
  readonly Period?: Property<number>;
  readonly Statistic?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly Threshold?: Property<number>;
  readonly ThresholdMetricId?: Property<string>;
  readonly TreatMissingData?: Property<string>;
  readonly Unit?: Property<string>;
  readonly WarmUpConfiguration?: Property<CloudWatchAlarmWarmUpConfiguration>;
}

export interface CloudWatchAlarmDimension {
  readonly Name: Property<string>;
  readonly Value: Property<string>;
}

export interface CloudWatchAlarmMetricDataQuery {
  readonly AccountId?: Property<string>;
  readonly Expression?: Property<string>;
  readonly Id: Property<string>;
  readonly Label?: Property<string>;
  readonly MetricStat?: Property<CloudWatchAlarmMetricStat>;
  readonly Period?: Property<number>;
  readonly ReturnData?: Property<boolean>;
}

export interface CloudWatchAlarmMetricStat {
  readonly Metric: Property<CloudWatchAlarmMetric>;
  readonly Period: Property<number>;
  readonly Stat: Property<string>;
  readonly Unit?: Property<string>;
}

export interface CloudWatchAlarmMetric {
  readonly Dimensions?: Property<readonly Property<CloudWatchAlarmDimension>[]>;
  readonly MetricName?: Property<string>;
  readonly Namespace?: Property<string>;
}

export interface CloudWatchAlarmWarmUpConfiguration {
  readonly OnlyStartEvaluatingAfterWarmUpPeriodEnds?: Property<boolean>;
  readonly WarmUpPeriodDurationInMinutes?: Property<number>;
}

export interface CloudWatchAlarmEvaluationWindow {
  readonly SlidingWindow?: Property<Json>;
  readonly WallClockWindow?: Property<CloudWatchAlarmWallClockWindow>;
}

export interface CloudWatchAlarmWallClockWindow {
  readonly Timezone?: Property<string>;
}

export interface CloudWatchAlarmEvaluationCriteria {
  readonly PromQLCriteria?: Property<CloudWatchAlarmAlarmPromQlCriteria>;
}

export interface CloudWatchAlarmAlarmPromQlCriteria {
  readonly PendingPeriod?: Property<number>;
  readonly Query?: Property<string>;
  readonly RecoveryPeriod?: Property<number>;
}

export interface CloudWatchDashboardProperties {
  readonly DashboardBody: Property<string>;
  readonly DashboardName?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}
