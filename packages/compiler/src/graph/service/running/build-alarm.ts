import type { Span } from '../../../source/span.ts';
import type { CloudWatchAlarmProperties } from '../../aws/cloudwatch.generated.ts';
import { resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';

type AlarmCondition = Pick<
  CloudWatchAlarmProperties,
  'AlarmDescription' | 'ComparisonOperator' | 'Threshold' | 'EvaluationPeriods'
> &
  Partial<CloudWatchAlarmProperties>;

/**
 * An alarm that tells the notification topic when it goes off and when it is over. Silence is not
 * an alarm: a service without requests or tasks has no figures.
 */
export function buildAlarm(
  scope: Scope,
  name: string,
  condition: AlarmCondition,
  span?: Span,
): Resource<'AWS::CloudWatch::Alarm'> {
  const topic = scope.takings.value('topic');
  return resource(
    'AWS::CloudWatch::Alarm',
    idIn(scope, name, 'alarm'),
    {
      TreatMissingData: 'notBreaching',
      AlarmActions: [topic],
      OKActions: [topic],
      ...condition,
    },
    ownedBy(scope, span),
  );
}
