import type { WebService, Worker } from '../../../application/application.ts';
import { attribute } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import type { Scope } from '../scope.ts';
import { buildAlarm } from './build-alarm.ts';

/** Alarms when the tasks use more than 80 % of their CPU or memory for five minutes. */
export function buildUsageAlarms(
  scope: Scope<WebService | Worker>,
  service: Resource<'AWS::ECS::Service'>,
): readonly Resource<'AWS::CloudWatch::Alarm'>[] {
  const { name } = scope.service;
  return (['CPU', 'Memory'] as const).map((what) =>
    buildAlarm(scope, what.toLowerCase(), {
      AlarmDescription: `${name} has used more than 80 % of its ${what === 'CPU' ? what : 'memory'} for 5 minutes.`,
      Namespace: 'AWS/ECS',
      MetricName: `${what}Utilization`,
      Dimensions: [
        { Name: 'ClusterName', Value: scope.takings.value('cluster') },
        { Name: 'ServiceName', Value: attribute(service, 'Name') },
      ],
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 5,
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 80,
    }),
  );
}
