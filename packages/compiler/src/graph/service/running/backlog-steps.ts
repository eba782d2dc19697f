import type { WebService, Worker } from '../../../application/application.ts';
import type { CloudWatchAlarmMetricDataQuery } from '../../aws/cloudwatch.generated.ts';
import { ref, resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import type { Reference } from '../../intrinsics.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import type { ScalableTarget } from './scalable-target.ts';

type RunningScope = Scope<WebService | Worker>;

/** AWS takes no more steps in a policy. */
const mostSteps = 20;

/**
 * Scaling by the number of messages that are not done yet: as many tasks as they need while there
 * are any, and the minimum five minutes after the last. Messages that a task holds count too, so
 * that no task is stopped while it works.
 */
export function buildBacklogSteps(
  scope: RunningScope,
  target: ScalableTarget,
  queueName: Reference,
  messagesPerTask: number,
): readonly Resource[] {
  const out = buildPolicy(scope, target, 'messages', stepsOut(scope, messagesPerTask));
  const back = buildPolicy(scope, target, 'idle', [
    { MetricIntervalUpperBound: 0, ScalingAdjustment: scope.service.scale.min },
  ]);
  return [
    out,
    buildTrigger(scope, 'messages', out, queueName, 'GreaterThanOrEqualToThreshold', 1),
    back,
    buildTrigger(scope, 'idle', back, queueName, 'LessThanThreshold', 5),
  ];
}

interface Step {
  readonly MetricIntervalLowerBound?: number;
  readonly MetricIntervalUpperBound?: number;
  readonly ScalingAdjustment: number;
}

/** Bounds count from the alarm's threshold, which is one message. */
function stepsOut({ service }: RunningScope, messagesPerTask: number): readonly Step[] {
  const counts = taskCounts(Math.max(service.scale.min, 1), service.scale.max);
  return counts.map((count, index) => ({
    MetricIntervalLowerBound: (counts[index - 1] ?? 0) * messagesPerTask,
    ...(index < counts.length - 1 && { MetricIntervalUpperBound: count * messagesPerTask }),
    ScalingAdjustment: count,
  }));
}

/** All counts from least to most, or as many as AWS takes, evenly spread. */
function taskCounts(least: number, most: number): readonly number[] {
  const steps = Math.min(most - least + 1, mostSteps);
  if (steps <= 1) return [most];
  return Array.from({ length: steps }, (_, step) =>
    Math.round(least + ((most - least) * step) / (steps - 1)),
  );
}

function buildPolicy(
  scope: RunningScope,
  target: ScalableTarget,
  name: string,
  steps: readonly Step[],
): Resource<'AWS::ApplicationAutoScaling::ScalingPolicy'> {
  return resource(
    'AWS::ApplicationAutoScaling::ScalingPolicy',
    idIn(scope, 'scale-by', name),
    {
      PolicyName: name,
      PolicyType: 'StepScaling',
      ScalingTargetId: ref(target),
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ExactCapacity',
        Cooldown: 60,
        MetricAggregationType: 'Maximum',
        StepAdjustments: steps,
      },
    },
    ownedBy(scope, scope.service.scale.span),
  );
}

function buildTrigger(
  scope: RunningScope,
  name: string,
  policy: Resource<'AWS::ApplicationAutoScaling::ScalingPolicy'>,
  queueName: Reference,
  comparison: string,
  minutes: number,
): Resource {
  return resource(
    'AWS::CloudWatch::Alarm',
    idIn(scope, 'scale-by', name, 'alarm'),
    {
      AlarmDescription: `Starts scaling of ${scope.service.name}; no cause for concern.`,
      Metrics: unfinishedMessages(queueName),
      ComparisonOperator: comparison,
      Threshold: 1,
      EvaluationPeriods: minutes,
      TreatMissingData: 'notBreaching',
      AlarmActions: [ref(policy)],
    },
    ownedBy(scope, scope.service.scale.span),
  );
}

function unfinishedMessages(queueName: Reference): readonly CloudWatchAlarmMetricDataQuery[] {
  const count = (id: string, metric: string): CloudWatchAlarmMetricDataQuery => ({
    Id: id,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/SQS',
        MetricName: metric,
        Dimensions: [{ Name: 'QueueName', Value: queueName }],
      },
      Period: 60,
      Stat: 'Maximum',
    },
    ReturnData: false,
  });
  return [
    count('waiting', 'ApproximateNumberOfMessagesVisible'),
    count('held', 'ApproximateNumberOfMessagesNotVisible'),
    {
      Id: 'unfinished',
      Expression: 'waiting + held',
      Label: 'Unfinished messages',
      ReturnData: true,
    },
  ];
}
