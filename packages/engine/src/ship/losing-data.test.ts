import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import type { Loss } from '../deploy/losses.ts';
import { Harbour, shop, soundPrograms } from './testing/harbour.ts';

const withStore = `${shop}  cache:
    image: redis:7
`;

async function updatedAt({ account }: Harbour, stack: string): Promise<Date | undefined> {
  const command = new DescribeStacksCommand({ StackName: `shop-production-${stack}` });
  const { Stacks } = await account.clients.cloudFormation.send(command);
  return Stacks?.[0]?.LastUpdatedTime ?? Stacks?.[0]?.CreationTime;
}

test('a store that would go is asked for, and stays without a yes', async () => {
  const harbour = new Harbour();
  const first = await harbour.ship('v1', soundPrograms, { compose: withStore });
  expect(first.report.outcome).toBe('deployed');
  const before = await updatedAt(harbour, 'data');
  const asked: (readonly Loss[])[] = [];
  const { report } = await harbour.ship('v1', soundPrograms, {
    mayLose: async (losses) => {
      asked.push(losses);
      return false;
    },
  });

  const losses = asked.flat();
  expect(losses.map(({ what, type }) => `${type} ${what}`).toSorted()).toEqual([
    'AWS::ElastiCache::ReplicationGroup deleted',
    'AWS::SecretsManager::Secret deleted', // its password
  ]);
  const options = losses.map(({ name }) => `--allow-replace ${name}`).join(' ');
  expect(report.diagnostics).toEqual([
    expect.objectContaining({
      code: 'deploy/would-lose-data',
      help: `Take a backup, then allow it by name: ${options}.`,
    }),
  ]);
  expect(await updatedAt(harbour, 'data')).toEqual(before);
});

test('with a yes it goes', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1', soundPrograms, { compose: withStore });
  const { report } = await harbour.ship('v1', soundPrograms, { mayLose: async () => true });

  expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
});
