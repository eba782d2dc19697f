import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { beforeAll, expect, test } from 'vitest';
import { clientSettings, shopAccount } from '../testing/shop-account.ts';

const account = shopAccount();
const client = account.sandbox.attach(new CloudWatchClient(clientSettings), 'CloudWatch');

beforeAll(async () => {
  await account.deploy();
});

test('An alarm has what its template says, and the state that no data give it', async () => {
  const { MetricAlarms } = await client.send(
    new DescribeAlarmsCommand({ AlarmNamePrefix: 'shop-' }),
  );
  expect(MetricAlarms).toMatchObject([
    {
      AlarmName: 'shop-errors',
      AlarmArn: 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:shop-errors',
      MetricName: 'HTTPCode_Target_5XX_Count',
      Threshold: 5,
      StateValue: 'OK',
    },
  ]);
  const sounding = await client.send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }));
  expect(sounding.MetricAlarms).toEqual([]);
});

test('Of metrics there is nothing', async () => {
  const Metric = { Namespace: 'AWS/ECS', MetricName: 'CPUUtilization' };
  const { MetricDataResults } = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(0),
      EndTime: new Date(1),
      MetricDataQueries: [{ Id: 'cpu', MetricStat: { Metric, Period: 60, Stat: 'Average' } }],
    }),
  );
  expect(MetricDataResults).toEqual([
    { Id: 'cpu', Label: 'CPUUtilization', Timestamps: [], Values: [], StatusCode: 'Complete' },
  ]);
});
