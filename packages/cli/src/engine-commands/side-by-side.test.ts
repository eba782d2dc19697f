import {
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ListExportsCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import type { Account } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { Harbour, shop, soundPrograms } from '../../../engine/src/ship/testing/harbour.ts';
import { inVirtualTime } from '../../../engine/src/testing/scripted-sandbox.ts';
import { runLongCommand } from '../testing/run-command.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { deploy } from './deploy.ts';
import { engineCommands } from './index.ts';

/** The shop with something of every kind that has a name on AWS. */
const compose = `name: shop
${shop}
  db:
    image: postgres:16
  cache:
    image: redis:7
x-seaworthy: { alarms: { email: ops@example.com } }
`;

/** Commands in a project's folder, in one account. */
function openProject(harbour: Harbour) {
  const directory = temporaryFolder({
    'compose.yaml': compose,
    Dockerfile: 'FROM node:20-slim\nCMD ["node", "main.js"]\n',
    '.env': 'API_KEY=canary\n',
  });
  return (...args: string[]) =>
    inVirtualTime(harbour.scripted.clock, harbour.account.clients, () =>
      runLongCommand(args, {
        directory,
        width: 100,
        openAccount: () => harbour.account,
        loadEngineCommands: async () => ({
          ...engineCommands,
          deploy: async () => (options, surroundings) =>
            deploy(options, surroundings, {
              dock: harbour.dock('v1', soundPrograms),
              request: async () => ({ kind: 'answer', status: 200 }),
              readCommit: async () => undefined,
            }),
        }),
      }),
    );
}

/** What each stack of an environment has, by the name of the stack. */
async function resourcesOf(environment: string, { clients: { cloudFormation } }: Account) {
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  const names = Stacks.map(({ StackName = '' }) => StackName);
  const own = names.filter((name) => name.startsWith(`shop-${environment}-`));
  const found = await Promise.all(
    own.map(async (StackName) => {
      const command = new DescribeStackResourcesCommand({ StackName });
      const { StackResources = [] } = await cloudFormation.send(command);
      return StackResources.map(
        ({ ResourceType, PhysicalResourceId, ResourceStatus }) =>
          `${ResourceType} ${PhysicalResourceId} ${ResourceStatus}`,
      );
    }),
  );
  return found.flat().toSorted();
}

test('two environments stand side by side in one account, and one goes without the other', async () => {
  const harbour = new Harbour();
  const { account } = harbour;
  const run = openProject(harbour);
  const staging = ['--environment', 'staging'];

  expect(await run('deploy')).toMatchObject({ code: 0 });
  const production = await resourcesOf('production', account);
  expect(await run('deploy', ...staging)).toMatchObject({ code: 0 });

  const beside = await resourcesOf('staging', account);
  expect(beside.length).toBe(production.length);
  expect(beside.filter((resource) => production.includes(resource))).toEqual([]);
  const { Exports = [] } = await account.clients.cloudFormation.send(new ListExportsCommand({}));
  expect(new Set(Exports.map(({ Name }) => Name)).size).toBe(Exports.length);
  for (const args of [[], staging]) {
    const { code, stdout } = await run('status', ...args);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/api .*1 of 1/) });
  }

  const destroyed = await run('destroy', ...staging, '--store', 'db', '--store', 'cache', '--yes');
  expect(destroyed).toMatchObject({ code: 0, stdout: 'shop is gone from staging.\n' });

  expect(await resourcesOf('staging', account)).toEqual([]);
  expect(await resourcesOf('production', account)).toEqual(production);
  const SecretId = 'shop/production/app';
  const { DeletedDate } = await account.clients.secretsManager.send(
    new DescribeSecretCommand({ SecretId }),
  );
  expect(DeletedDate).toBeUndefined();
  expect(await run('deploy')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Nothing had to be changed'),
  });
});
