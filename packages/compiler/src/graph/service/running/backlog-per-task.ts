import type { ApplicationAutoScalingScalingPolicyCustomizedMetricSpecification } from '../../aws/applicationautoscaling.generated.ts';
import type { Reference } from '../../intrinsics.ts';

/** Visible messages of a queue divided by the tasks that work on it. */
export function backlogPerTask(
  queueName: Reference,
  cluster: Reference,
  service: Reference,
): ApplicationAutoScalingScalingPolicyCustomizedMetricSpecification {
  return {
    Metrics: [
      {
        Id: 'messages',
        MetricStat: {
          Metric: {
            Namespace: 'AWS/SQS',
            MetricName: 'ApproximateNumberOfMessagesVisible',
            Dimensions: [{ Name: 'QueueName', Value: queueName }],
          },
          Stat: 'Sum',
        },
        ReturnData: false,
      },
      {
        Id: 'tasks',
        MetricStat: {
          Metric: {
            Namespace: 'ECS/ContainerInsights',
            MetricName: 'RunningTaskCount',
            Dimensions: [
              { Name: 'ClusterName', Value: cluster },
              { Name: 'ServiceName', Value: service },
            ],
          },
          Stat: 'Average',
        },
        ReturnData: false,
      },
      {
        Id: 'backlog',
        Expression: 'messages / tasks',
        Label: 'Messages per task',
        ReturnData: true,
      },
    ],
  };
}
