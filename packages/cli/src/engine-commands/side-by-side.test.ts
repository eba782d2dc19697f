import { fileURLToPath } from 'node:url';
import {
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ListExportsCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { planProject } from '@seaworthy/compiler';
import type { Account } from '@seaworthy/engine';
import { describe, expect, test } from 'vitest';
import { Harbour, shop, soundPrograms } from '../../../engine/src/ship/testing/harbour.ts';
import { inVirtualTime } from '../../../engine/src/testing/scripted-sandbox.ts';
import { diskHost } from '../project-files/disk-host.ts';
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
x-seaworthy: { alarmEmail: ops@example.com, dashboard: true, backup: true }
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

/** Properties that name a resource in the whole account and region, or in all the world. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::Backup::BackupVault': 'BackupVaultName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::ECR::Repository': 'RepositoryName',
  'AWS::ECS::Cluster': 'ClusterName',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'Name',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'Name',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::RDS::DBCluster': 'DBClusterIdentifier',
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::ServiceDiscovery::HttpNamespace': 'Name',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SSM::Parameter': 'Name',
};

/** These are one for all regions of an account. */
const globalTypes = ['AWS::IAM::Role', 'AWS::S3::Bucket'];

function namesIn(example: string, environment: string, region: string): readonly string[] {
  const folder = fileURLToPath(new URL(`../../../../examples/${example}`, import.meta.url));
  const files = ['compose.yaml', 'compose.production.yaml'];
  const { templates } = planProject(
    { files, folderName: example, profiles: [], environment, region, strict: false },
    diskHost(folder, { processEnvironment: {} }),
  );
  return templates.flatMap(({ body }) => {
    const { Resources, Outputs = {} }: ParsedTemplate = JSON.parse(body);
    const exports = Object.values(Outputs).flatMap(({ Export }) => (Export ? [Export] : []));
    const names = Object.values(Resources).flatMap(({ Type, Properties = {} }) => {
      const name = Properties[nameProperties[Type] ?? ''];
      return name === undefined ? [] : [`${Type} ${JSON.stringify(name)}`];
    });
    return [...names, ...exports.map((name) => `export ${JSON.stringify(name)}`)];
  });
}

interface ParsedTemplate {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Record<string, unknown> }>
  >;
  readonly Outputs?: Readonly<Record<string, { readonly Export?: unknown }>>;
}

describe.each(['audiobook', 'rag-platform', 'sesami', 'shortcut'])('the names of %s', (example) => {
  const production = namesIn(example, 'production', 'eu-west-1');

  test('are others in another environment, but for a secret whose name the project gives', () => {
    const staging = new Set(namesIn(example, 'staging', 'eu-west-1'));
    const given = 'AWS::SecretsManager::Secret "short-cut/prod/app"';
    expect(production.length).toBeGreaterThan(5);
    expect(production.filter((name) => staging.has(name) && name !== given)).toEqual([]);
  });

  test('are others in another region where they are one for all regions', () => {
    const elsewhere = new Set(namesIn(example, 'production', 'us-east-1'));
    const global = production.filter((name) => globalTypes.some((type) => name.startsWith(type)));
    expect(global.filter((name) => elsewhere.has(name))).toEqual([]);
  });
});
