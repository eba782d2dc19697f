import type * as Sdk from '@aws-sdk/client-cloudwatch';
import type { Identity } from '../aws/identity.ts';
import { arnOf } from '../aws/identity.ts';
import type { Operations } from '../aws/operation.ts';
import type { Inventory, InventoryItem } from '../resources/inventory.ts';

/** The operations of CloudWatch that the sandbox answers. It has no data: no alarm ever goes off. */
export function monitoringOperations(inventory: Inventory, identity: Identity): Operations {
  const needs = (action: string) => () => [{ action: `cloudwatch:${action}`, resource: '*' }];

  return {
    DescribeAlarms: {
      needs: needs('DescribeAlarms'),
      run: ({ AlarmNames, AlarmNamePrefix = '', StateValue }: Sdk.DescribeAlarmsInput) => ({
        MetricAlarms: inventory
          .ofType('AWS::CloudWatch::Alarm')
          .map((item) => describeAlarm(item, identity))
          .filter(
            ({ AlarmName = '' }) => AlarmNames === undefined || AlarmNames.includes(AlarmName),
          )
          .filter(({ AlarmName = '' }) => AlarmName.startsWith(AlarmNamePrefix))
          .filter((alarm) => StateValue === undefined || alarm.StateValue === StateValue),
        CompositeAlarms: [],
      }),
    },
    GetMetricData: {
      needs: needs('GetMetricData'),
      run: ({ MetricDataQueries }: Sdk.GetMetricDataInput) => ({
        MetricDataResults: (MetricDataQueries ?? [])
          .filter(({ ReturnData }) => ReturnData !== false)
          .map(({ Id, Label, MetricStat }) => ({
            Id,
            Label: Label ?? MetricStat?.Metric?.MetricName ?? Id,
            Timestamps: [],
            Values: [],
            StatusCode: 'Complete',
          })),
        Messages: [],
      }),
    },
  };
}

/** Without data, an alarm is as `TreatMissingData` says, from the first look on. */
function describeAlarm(
  { state, properties, createdAt }: InventoryItem,
  identity: Identity,
): Sdk.MetricAlarm {
  const at = new Date(createdAt);
  const { AlarmActions, OKActions, Dimensions, ...given } = properties;
  const { Tags: _tags, Metrics: _metrics, ...plain } = given;
  return {
    // Properties of templates are called as members of the API are.
    ...(plain as Sdk.MetricAlarm),
    ...numbersIn(plain),
    AlarmName: state.physicalId,
    AlarmArn: arnOf(identity, 'cloudwatch', `alarm:${state.physicalId}`),
    AlarmConfigurationUpdatedTimestamp: at,
    ActionsEnabled: properties.ActionsEnabled !== false && properties.ActionsEnabled !== 'false',
    AlarmActions: texts(AlarmActions),
    OKActions: texts(OKActions),
    Dimensions: Array.isArray(Dimensions) ? Dimensions : [],
    StateValue: properties.TreatMissingData === 'notBreaching' ? 'OK' : 'INSUFFICIENT_DATA',
    StateReason: 'Unchecked: Initial alarm creation',
    StateUpdatedTimestamp: at,
  };
}

/** Templates may give numbers as text. */
function numbersIn(properties: Readonly<Record<string, unknown>>): object {
  const names = ['Period', 'EvaluationPeriods', 'DatapointsToAlarm', 'Threshold'];
  return Object.fromEntries(
    names.flatMap((name) =>
      properties[name] === undefined ? [] : [[name, Number(properties[name])]],
    ),
  );
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
