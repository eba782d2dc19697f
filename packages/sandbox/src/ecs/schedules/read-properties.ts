import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { ResourceRequest } from '../../resources/resource-handler.ts';

/** AWS::Scheduler::Schedule as far as it is modelled. */
export interface ScheduleProperties {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly GroupName?: string;
  readonly State?: string;
  readonly StartDate?: string;
  readonly EndDate?: string;
  readonly Target: object;
}

/** Throws NotModelled for a property that is not. */
export function readSchedule({ properties }: ResourceRequest): ScheduleProperties {
  refuseUnknown('AWS::Scheduler::Schedule', properties, [
    'Name',
    'Description',
    'GroupName',
    'ScheduleExpression',
    'ScheduleExpressionTimezone',
    'FlexibleTimeWindow',
    'State',
    'StartDate',
    'EndDate',
    'Target',
  ]);
  const window = properties.FlexibleTimeWindow;
  const mode =
    typeof window === 'object' && window !== null && 'Mode' in window ? window.Mode : 'OFF';
  if (mode !== 'OFF') throw new NotModelled('a flexible time window');
  if (typeof properties.Target !== 'object') {
    throw new AwsError('ValidationException', 'Target is required.');
  }
  return properties as unknown as ScheduleProperties;
}

/** AWS::Events::Rule as far as it is modelled. */
export interface RuleProperties {
  readonly ScheduleExpression?: string;
  readonly EventPattern?: object;
  readonly State?: string;
  readonly Targets?: readonly object[];
}

/** Throws NotModelled for a property that is not. */
export function readRule({ properties }: ResourceRequest): RuleProperties {
  refuseUnknown('AWS::Events::Rule', properties, [
    'Name',
    'Description',
    'ScheduleExpression',
    'EventPattern',
    'State',
    'Targets',
  ]);
  return properties as RuleProperties;
}
