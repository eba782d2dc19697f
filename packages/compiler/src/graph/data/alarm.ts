import type { Store } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import type { CloudWatchAlarmDimension } from '../aws/cloudwatch.generated.ts';
import { resource } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import { type DataScope, ownedBy } from './built-store.ts';

/** A measured value that somebody should hear of. */
export interface AlarmRequest {
  /** Words of the logical id, the store's name first; `Alarm` follows. */
  readonly id: readonly string[];
  readonly description: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly CloudWatchAlarmDimension[];
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum';
  readonly when: 'above' | 'below';
  readonly threshold: number;
  /** Minutes in a row; five when not said. */
  readonly minutes?: number;
}

/** Builds alarms that report to the notification topic. */
export function buildAlarms(
  store: Store,
  requests: readonly AlarmRequest[],
  scope: DataScope,
): readonly Resource[] {
  return requests.map((request) => buildAlarm(store, request, scope));
}

function buildAlarm(store: Store, request: AlarmRequest, { takings }: DataScope): Resource {
  return resource(
    'AWS::CloudWatch::Alarm',
    logicalId(...request.id, 'alarm'),
    {
      AlarmDescription: request.description,
      Namespace: request.namespace,
      MetricName: request.metric,
      Dimensions: request.dimensions,
      Statistic: request.statistic,
      Period: 60,
      EvaluationPeriods: request.minutes ?? 5,
      Threshold: request.threshold,
      ComparisonOperator: request.when === 'above' ? 'GreaterThanThreshold' : 'LessThanThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [takings.value('topic')],
    },
    ownedBy(store),
  );
}
