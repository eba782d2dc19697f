import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import type { Script } from '@seaworthy/sandbox';
import { describe, expect, it } from 'vitest';
import { operationContext } from '../../operations/operation-context.ts';
import {
  deployPlan,
  type PlannedExample,
  plannedExample,
  usualScript,
} from '../../operations/testing/deployed-example.ts';
import { attachedAccount } from '../../testing/attached-account.ts';
import { inVirtualTime, scriptedSandbox } from '../../testing/scripted-sandbox.ts';
import { examineProject } from '../examine.ts';
import type { DoctorReport } from '../problem.ts';
import {
  changed,
  deployStranger,
  group,
  type StrangeResources,
  type Stranger,
  withSecret,
  withVariables,
} from '../testing/stranger.ts';
import {
  type ChangeAnswer,
  type ChangedAnswers,
  denied,
  withAnswers,
} from '../testing/with-answers.ts';

/** What a report says, in few words. */
function said({ problems }: DoctorReport): readonly string[] {
  return problems.map(
    ({ diagnostic, certainty }) => `${certainty} ${diagnostic.code}: ${diagnostic.message}`,
  );
}

async function examined(
  change?: StrangeResources,
  answers?: ChangedAnswers,
): Promise<DoctorReport> {
  return (await deployStranger(change)).examine(answers);
}

describe('a service that somebody else made', () => {
  it('has nothing wrong when its database, cache, files and pipe are well', async () => {
    const report = await examined();
    expect(said(report)).toEqual([]);
    expect(report.risks).toEqual([]);
    expect(report.undecided).toEqual([]);
  });

  it('is not let in by its database', async () => {
    expect(said(await examined({ DatabaseGroup: group([]) }))).toEqual([
      'likely sg-ingress-missing: shop-db does not let api in on port 5432.',
    ]);
  });

  it('dies of a database that does not let it in: the setting and its words are one problem', async () => {
    const state: { script: Script } = { script: {} };
    const stranger = await deployStranger({ DatabaseGroup: group([]) }, () => state.script);
    state.script = {
      exits: { after: 1000, code: 1 },
      logs: [{ after: 900, line: 'Error: connect ETIMEDOUT 10.0.0.9:5432' }],
    };
    await replaceTasks(stranger);
    const report = await stranger.examine();
    expect(said(report)).toEqual([
      'certain sg-ingress-missing: shop-db does not let api in on port 5432.',
    ]);
    expect(report.problems[0]?.evidence).toEqual(['Error: connect ETIMEDOUT 10.0.0.9:5432']);
  });

  it.each([
    'psycopg2.OperationalError: connection to server at "${host}" (10.0.0.9), port 5432 failed: timeout expired',
    'org.postgresql.util.PSQLException: The connection attempt to ${host}:5432 timed out',
  ])('is not let in by a database that only its log names: %s', async (words) => {
    const state: { script: Script } = { script: {} };
    const hidden = { ...withVariables({ DB_HOST: '' }), DatabaseGroup: group([]) };
    const stranger = await deployStranger(hidden, () => state.script);
    expect(said(await stranger.examine())).toEqual([]);
    const line = words.replace('${host}', await hostOf(stranger));
    state.script = { exits: { after: 1000, code: 1 }, logs: [{ after: 900, line }] };
    await replaceTasks(stranger);
    expect(said(await stranger.examine())).toEqual([
      'certain sg-ingress-missing: shop-db does not let api in on port 5432.',
    ]);
  });

  it('is not let in by a database whose password RDS keeps in its secret', async () => {
    const answers: ChangedAnswers = {
      DescribeSecretCommand: (secret) => ({
        ...secret,
        Tags: [
          {
            Key: 'aws:rds:primaryDBInstanceArn',
            Value: 'arn:aws:rds:eu-west-1:123456789012:db:shop-db',
          },
        ],
      }),
    };
    const hidden = { ...withSecret('Password'), DatabaseGroup: group([]) };
    expect(said(await examined(hidden, answers))).toEqual([
      'likely sg-ingress-missing: shop-db does not let api in on port 5432.',
    ]);
    expect(said(await examined(hidden))).toEqual([]);
  });

  it('speaks plain text to a cache that takes only TLS, and TLS to one that has none', async () => {
    const plain = { REDIS_URL: 'redis://${Cache.PrimaryEndPoint.Address}:6379/0' };
    expect(said(await examined(withVariables(plain)))).toEqual([
      'likely redis-tls-scheme: `REDIS_URL` of api speaks plain text (`redis://`) to shop-cache, which takes only TLS.',
    ]);
    expect(said(await examined(changed('Cache', { TransitEncryptionEnabled: false })))).toEqual([
      'likely redis-tls-scheme: `REDIS_URL` of api speaks TLS (`rediss://`) to shop-cache, which has none.',
    ]);
  });

  it('is not let in by its cache', async () => {
    expect(said(await examined({ CacheGroup: group([{ port: 6380, from: 'ApiGroup' }]) }))).toEqual(
      ['likely sg-ingress-missing: shop-cache does not let api in on port 6379.'],
    );
  });

  it('has files that are not reached from each of its zones, or not at all', async () => {
    expect(said(await examined({ FilesInB: undefined }))).toEqual([
      'likely efs-mount-failed: api cannot mount the volume uploads: it has no mount target in eu-west-1b.',
    ]);
    const gone = await examined({}, { DescribeMountTargetsCommand: failing('FileSystemNotFound') });
    expect(said(gone)[0]).toMatch(
      /^likely efs-mount-failed: api cannot mount the volume uploads: there is no file system fs-[0-9a-f]{17}\.$/,
    );
  });

  it('puts work into a queue whose pipe stands still', async () => {
    expect(said(await examined(changed('Pipe', { DesiredState: 'STOPPED' })))).toEqual([
      'likely pipe-partial-dynamic-path: The pipe of api does not run: somebody has stopped it.',
    ]);
  });

  it('puts work into a queue whose pipe can no longer take its role', async () => {
    const Principal = { Service: 'ecs-tasks.amazonaws.com' };
    const trust = { Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] };
    const answers: ChangedAnswers = {
      GetRoleCommand: ({ Role }) => ({
        Role: { ...Role, AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)) },
      }),
    };
    expect(said(await examined({}, answers))).toEqual([
      'likely role-not-assumable: The role of the pipe of api cannot be used: it does not trust pipes.amazonaws.com.',
    ]);
  });

  it('has a database that strangers reach, and that a slip destroys', async () => {
    const open = { StorageEncrypted: false, DeletionProtection: false, BackupRetentionPeriod: 0 };
    const report = await examined(changed('Database', { ...open, PubliclyAccessible: true }));
    expect(said(report)).toEqual([
      'likely db-exposed-or-unprotected: shop-db has a public address.',
      'likely db-exposed-or-unprotected: shop-db is not encrypted, and AWS cannot encrypt it later in place.',
      'likely db-exposed-or-unprotected: shop-db is never backed up.',
    ]);
    expect(report.risks.map(({ message }) => message)).toEqual([
      'shop-db can be deleted by a single call.',
    ]);
  });

  it('knows a cluster by its own name and by that of an instance, and tells of it once', async () => {
    const stopped: ChangeAnswer = ({ DBClusters: [found] }) => ({
      DBClusters: [{ ...found, Status: 'stopped' }],
    });
    const answers = { DescribeDBClustersCommand: stopped };
    const report = await examined({ ...cluster, ...withVariables(toCluster) }, answers);
    expect(said(report)).toEqual([
      'likely store-unavailable: api cannot connect to shop-aurora: the cluster is in the state `stopped`.',
    ]);
  });

  it('turns TLS off where the parameters of a cluster insist on it', async () => {
    const report = await examined({ ...cluster, ...withVariables(toCluster) });
    expect(said(report)).toEqual([
      'likely db-ssl-required: `DATABASE_URL` of api turns TLS off, and shop-aurora refuses connections without it.',
    ]);
  });

  it('is not judged by what AWS does not show: each permission is named, and all else is decided', async () => {
    const report = await examined(changed('Pipe', { DesiredState: 'STOPPED' }), {
      DescribeDBInstancesCommand: denied,
      DescribeCacheSubnetGroupsCommand: denied,
    });
    expect(said(report).map((text) => text.split(':')[0])).toEqual([
      'likely pipe-partial-dynamic-path',
    ]);
    expect(report.undecided.map(({ action }) => action).toSorted()).toEqual([
      'elasticache:DescribeCacheSubnetGroups',
      'rds:DescribeDBInstances',
    ]);
    expect(report.undecided.find(({ action }) => action.startsWith('rds'))?.rules).toContain(
      'db-exposed-or-unprotected',
    );
  });
});

describe('a database that takes no connections', () => {
  const status =
    (DBInstanceStatus: string): ChangeAnswer =>
    ({ DBInstances }) => ({
      DBInstances: DBInstances.map((one: object) => ({ ...one, DBInstanceStatus })),
    });

  it.each([
    ['stopped', 'aws rds start-db-instance --db-instance-identifier shop-db'],
    ['storage-full', 'aws rds modify-db-instance --db-instance-identifier shop-db'],
  ])('is told when it is %s, with what brings it back', async (state, mend) => {
    const report = await examined({}, { DescribeDBInstancesCommand: status(state) });
    expect(said(report)).toEqual([
      `likely store-unavailable: api cannot connect to shop-db: the instance is in the state \`${state}\`.`,
    ]);
    expect(report.problems[0]?.diagnostic.help).toContain(mend);
  });

  it('is not told while it is only busy', async () => {
    const report = await examined({}, { DescribeDBInstancesCommand: status('backing-up') });
    expect(said(report)).toEqual([]);
  });

  it('is a risk when this account has none of its name, and the cause when the log names it', async () => {
    const gone = { DescribeDBInstancesCommand: failing('DBInstanceNotFoundFault') };
    const state: { script: Script } = { script: {} };
    const stranger = await deployStranger({}, () => state.script);
    const before = await stranger.examine(gone);
    expect(said(before)).toEqual([]);
    expect(before.risks.map(({ message }) => message)).toEqual([
      'api cannot connect to shop-db: this account has no instance shop-db in this region.',
    ]);
    const host = await hostOf(stranger);
    const line = `Error: getaddrinfo ENOTFOUND ${host}`;
    state.script = { exits: { after: 1000, code: 1 }, logs: [{ after: 900, line }] };
    await replaceTasks(stranger);
    const after = await stranger.examine(gone);
    expect(said(after)).toEqual([
      'certain store-unavailable: api cannot connect to shop-db: this account has no instance shop-db in this region.',
    ]);
    expect(after.problems[0]?.evidence).toEqual([`${line} (api: exit code 1)`]);
  });
});

describe('a project of ours', () => {
  const deployed = async (
    name: string,
    change: (template: PlannedExample['templates'][number]) => string = ({ body }) => body,
  ) => {
    const plan = plannedExample(name);
    const scripted = scriptedSandbox(usualScript);
    const account = attachedAccount(scripted);
    const templates = plan.templates.map((one) => ({ ...one, body: change(one) }));
    const context = operationContext(account, new AbortController().signal);
    await inVirtualTime(scripted.clock, account.clients, () =>
      deployPlan({ ...plan, templates }, scripted, context),
    );
    const examine = (changes: ChangedAnswers = {}, open = () => {}) => {
      const stores = async () => {
        open();
        return account.stores();
      };
      const changed = withAnswers({ ...account, stores }, changes);
      return examineProject({ ...plan, textOf: () => undefined }, changed);
    };
    return { examine };
  };

  it('has a database whose group somebody has closed, which a secret hides the address of', async () => {
    const { examine } = await deployed('rag-platform', ({ body }) => {
      const template = JSON.parse(body);
      const rule = template.Resources.ApiToDbPort5432Ingress;
      if (rule) Object.assign(rule.Properties, { FromPort: 5433, ToPort: 5433 });
      return JSON.stringify(template);
    });
    const report = await examine();
    expect(said(report)).toEqual([
      'likely sg-ingress-missing: db does not let api in on port 5432.',
    ]);
  });

  it('has a cluster that was stopped, called as the project calls it', async () => {
    const { examine } = await deployed('rag-platform');
    const stopped: ChangeAnswer = ({ DBClusters: [found] }) => ({
      DBClusters: [{ ...found, Status: 'stopped' }],
    });
    const [problem] = (await examine({ DescribeDBClustersCommand: stopped })).problems;
    expect(problem?.diagnostic).toMatchObject({
      code: 'store-unavailable',
      owner: 'api',
      message: expect.stringMatching(/^api cannot connect to db: its cluster \S+ is in the state/),
    });
  });

  it('has a pipe that AWS has stopped, in AWS’s words', async () => {
    const { examine } = await deployed('sesami');
    const StateReason = 'The role cannot be assumed';
    const report = await examine({
      DescribePipeCommand: (pipe) => ({ ...pipe, CurrentState: 'START_FAILED', StateReason }),
    });
    expect(said(report)).toEqual([
      `likely pipe-partial-dynamic-path: The pipe of worker does not run: ${StateReason}.`,
    ]);
  });

  it('has jobs that its database does not let in, and that are tried once', async () => {
    const { examine } = await deployed('sesami', ({ body }) => {
      const template = JSON.parse(body);
      const rule = template.Resources.WorkerToDbPort5432Ingress;
      if (rule) Object.assign(rule.Properties, { FromPort: 5433, ToPort: 5433 });
      return JSON.stringify(template);
    });
    const report = await examine({
      DescribeJobDefinitionsCommand: ({ jobDefinitions: [one] }) => ({
        jobDefinitions: [{ ...one, retryStrategy: { attempts: 1 } }],
      }),
    });
    expect(said(report)).toEqual([
      'likely sg-ingress-missing: db does not let worker in on port 5432.',
      'likely pipe-acks-before-work: The pipe of worker deletes a message once its job is submitted, not when it is done, and a job is tried once only.',
      'likely batch-no-retry-timeout: A job of worker fails when AWS takes its Spot capacity back: it is tried once only.',
    ]);
  });

  it('that keeps nothing of the kind asks nobody about it', async () => {
    const { examine } = await deployed('audiobook');
    let isAsked = false;
    const report = await examine({}, () => {
      isAsked = true;
    });
    expect(said(report)).toEqual([]);
    expect(isAsked).toBe(false);
  });
});

function failing(name: string): ChangeAnswer {
  return () => {
    throw Object.assign(new Error('it is not there'), { name });
  };
}

const toCluster = {
  DB_HOST: '${Writer.Endpoint.Address}',
  DATABASE_URL: 'postgresql://shop@${Aurora.Endpoint.Address}:5432/shop?sslmode=disable',
};

const cluster: StrangeResources = {
  Database: undefined,
  Parameters: {
    Type: 'AWS::RDS::DBClusterParameterGroup',
    Properties: {
      Description: 'Shop',
      Family: 'aurora-postgresql16',
      Parameters: { 'rds.force_ssl': '1' },
    },
  },
  Aurora: {
    Type: 'AWS::RDS::DBCluster',
    Properties: {
      DBClusterIdentifier: 'shop-aurora',
      Engine: 'aurora-postgresql',
      EngineVersion: '16',
      MasterUsername: 'shop',
      MasterUserPassword: 'not-a-real-one',
      StorageEncrypted: true,
      BackupRetentionPeriod: 7,
      DeletionProtection: true,
      DBClusterParameterGroupName: { Ref: 'Parameters' },
      DBSubnetGroupName: { Ref: 'DatabaseSubnets' },
      VpcSecurityGroupIds: [{ Ref: 'DatabaseGroup' }],
    },
  },
  Writer: {
    Type: 'AWS::RDS::DBInstance',
    Properties: {
      DBClusterIdentifier: { Ref: 'Aurora' },
      DBInstanceClass: 'db.r7g.large',
      Engine: 'aurora-postgresql',
    },
  },
};

async function hostOf({ account }: Stranger): Promise<string> {
  const { rds } = await account.stores();
  const { DBInstances: [database] = [] } = await rds.send(new DescribeDBInstancesCommand({}));
  return database?.Endpoint?.Address ?? '';
}

/** As `aws ecs update-service --force-new-deployment`, and five minutes. */
async function replaceTasks({ account, clock }: Stranger): Promise<void> {
  const service = { cluster: 'shop', service: 'api', forceNewDeployment: true };
  await inVirtualTime(clock, account.clients, async () => {
    await account.clients.ecs.send(new UpdateServiceCommand(service));
    await clock.sleep(300_000);
  });
}
