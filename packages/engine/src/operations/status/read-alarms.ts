import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import type { DeployedStack } from '../find-stacks.ts';
import type { OperationContext } from '../operation-context.ts';
import type { AlarmStatus } from './status.ts';

/** The alarms of these stacks that are in ALARM. CloudFormation names them after their stacks. */
export async function readAlarms(
  stacks: readonly DeployedStack[],
  { further, signal }: OperationContext,
): Promise<readonly AlarmStatus[]> {
  const { cloudWatch } = await further();
  const lists = await Promise.all(
    stacks.map(async ({ name }) => {
      const found: AlarmStatus[] = [];
      let NextToken: string | undefined;
      do {
        const page = await cloudWatch.send(
          new DescribeAlarmsCommand({
            AlarmNamePrefix: `${name}-`,
            StateValue: 'ALARM',
            NextToken,
          }),
          { abortSignal: signal },
        );
        for (const alarm of page.MetricAlarms ?? []) {
          const since = alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp;
          found.push({
            name: alarm.AlarmName ?? '',
            description: alarm.AlarmDescription ?? alarm.AlarmName ?? '',
            ...(since && { since: since.getTime() }),
          });
        }
        NextToken = page.NextToken;
      } while (NextToken);
      return found;
    }),
  );
  const byName = new Map(lists.flat().map((alarm) => [alarm.name, alarm]));
  return [...byName.values()]; // the name of one stack may start with that of another
}
