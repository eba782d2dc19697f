import type { WebService } from '../../../application/application.ts';
import type { CloudWatchAlarmMetricDataQuery } from '../../aws/cloudwatch.generated.ts';
import { attribute } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { buildAlarm } from '../running/build-alarm.ts';
import type { Scope } from '../scope.ts';

type Alarm = Resource<'AWS::CloudWatch::Alarm'>;
type TargetGroup = Resource<'AWS::ElasticLoadBalancingV2::TargetGroup'>;

/**
 * Alarm when more than 1 % of the requests of five minutes fail with 5xx. A single failure in a
 * quiet hour is more than 1 %, so that fewer than five do not count.
 */
export function buildErrorAlarm(scope: Scope<WebService>, targetGroup: TargetGroup): Alarm {
  const metric = (id: string, name: string): CloudWatchAlarmMetricDataQuery => ({
    Id: id,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/ApplicationELB',
        MetricName: name,
        Dimensions: dimensions(scope, targetGroup),
      },
      Period: 300,
      Stat: 'Sum',
    },
    ReturnData: false,
  });
  return buildAlarm(
    scope,
    'errors',
    {
      AlarmDescription: `${scope.service.name} has answered more than 1 % of requests with 5xx for 5 minutes.`,
      Metrics: [
        metric('errors', 'HTTPCode_Target_5XX_Count'),
        metric('requests', 'RequestCount'),
        {
          Id: 'share',
          Expression: 'IF(errors >= 5, 100 * errors / requests, 0)',
          Label: 'Requests that fail, in percent',
          ReturnData: true,
        },
      ],
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 1,
      EvaluationPeriods: 1,
    },
    scope.service.route.portSpan,
  );
}

/**
 * Alarm when a task does not answer the probe for a minute, or for the time that the service may
 * take to start. It rolls nothing back: a task that starts slowly looks the same.
 */
export function buildHealthAlarm(scope: Scope<WebService>, targetGroup: TargetGroup): Alarm {
  const { health, portSpan } = scope.service.route;
  return buildAlarm(
    scope,
    'health',
    {
      AlarmDescription: `A task of ${scope.service.name} does not answer ${health.path}.`,
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'UnHealthyHostCount',
      Dimensions: dimensions(scope, targetGroup),
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: Math.max(1, Math.ceil(health.gracePeriod / 60)),
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
    },
    health.span ?? portSpan,
  );
}

function dimensions({ takings }: Scope<WebService>, targetGroup: TargetGroup) {
  return [
    { Name: 'LoadBalancer', Value: takings.value('load-balancer-name') },
    { Name: 'TargetGroup', Value: attribute(targetGroup, 'TargetGroupFullName') },
  ];
}
