import { DeleteLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DeleteServiceCommand,
  ListClustersCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  DeleteRolePolicyCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { AwsError } from '@seaworthy/sandbox';
import { expect, test } from 'vitest';
import type { Account } from '../aws/account.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { Harbour, type Shipped, soundPrograms } from './testing/harbour.ts';

type Interfere = NonNullable<ConstructorParameters<typeof Harbour>[0]>['interfere'];

/** Deploys, lets somebody at it, and deploys the next version. */
async function shipAfter(
  byHand: (account: Account) => Promise<void>,
  { interfere, ...changes }: Parameters<Harbour['ship']>[2] & { interfere?: Interfere } = {},
): Promise<Shipped & { readonly said: readonly string[] }> {
  const harbour = new Harbour({ ...(interfere && { interfere }) });
  expect((await harbour.ship('v1')).report.outcome).toBe('deployed');
  const { account, scripted } = harbour;
  await inVirtualTime(scripted.clock, account.clients, () => byHand(account));
  const shipped = await harbour.ship('v2', soundPrograms, changes);
  const said = shipped.report.diagnostics.map(
    ({ severity, code, message }) => `${severity} ${code}: ${message}`,
  );
  return { ...shipped, said };
}

const nobody = async () => {};

async function changeService({ clients: { ecs } }: Account): Promise<void> {
  const [cluster] = (await ecs.send(new ListClustersCommand({}))).clusterArns ?? [];
  await ecs.send(
    new UpdateServiceCommand({ cluster, service: 'api', healthCheckGracePeriodSeconds: 99 }),
  );
}

async function changeRole({ further }: Account): Promise<void> {
  const { iam } = await further();
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const RoleName = Roles.find(({ RoleName: name }) =>
    /ApiExecutionRole/.test(name ?? ''),
  )?.RoleName;
  const { PolicyNames: [PolicyName] = [] } = await iam.send(
    new ListRolePoliciesCommand({ RoleName }),
  );
  await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
}

test('a deployment after which nobody changed anything says nothing of it', async () => {
  expect((await shipAfter(nobody)).said).toEqual([]);
});

test('what somebody changed by hand is told with its place, and does not keep from deploying', async () => {
  const { report, said, timed } = await shipAfter(changeService);
  const told = timed.findIndex(({ event }) => event.kind === 'warning');
  expect(told).toBeGreaterThan(-1);
  expect(told).toBeLessThan(timed.findIndex(({ event }) => event.kind === 'stack'));
  expect(said).toEqual([
    'warning deploy/changed-by-hand: The service ApiService was changed by hand since it was deployed: HealthCheckGracePeriodSeconds.',
  ]);
  expect(report.diagnostics[0]?.span?.file).toBe('compose.yaml');
  expect(report.outcome).toBe('deployed');
});

test('so is a role that was changed by hand', async () => {
  const { said } = await shipAfter(changeRole);
  expect(said).toContain(
    'warning deploy/changed-by-hand: The role ApiExecutionRole was changed by hand since it was deployed: Policies.',
  );
});

async function deleteThings({ clients: { ecs, logs }, clock }: Account): Promise<void> {
  const [cluster] = (await ecs.send(new ListClustersCommand({}))).clusterArns ?? [];
  await ecs.send(new DeleteServiceCommand({ cluster, service: 'worker', force: true }));
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  const logGroupName = logGroups.find(({ logGroupName: name }) =>
    name?.endsWith('/api'),
  )?.logGroupName;
  await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  await clock.sleep(120_000); // the service drains
}

test('what was deleted by hand is told, and keeps a new version of it from starting', async () => {
  const { report, said } = await shipAfter(deleteThings);
  expect(report.outcome).toBe('failed');
  expect(said.filter((line) => line.includes('by hand'))).toEqual([
    'warning deploy/deleted-by-hand: The log group ApiLogGroup was deleted by hand since it was deployed.',
    'warning deploy/deleted-by-hand: The service WorkerService was deleted by hand since it was deployed.',
  ]);
});

test('asked to, a deployment puts back what was changed and what was deleted, and runs', async () => {
  const byHand = async (account: Account) => {
    await changeService(account);
    await deleteThings(account);
  };
  const harbour = new Harbour();
  await harbour.ship('v1');
  const { account, scripted } = harbour;
  await inVirtualTime(scripted.clock, account.clients, () => byHand(account));

  const { report } = await harbour.ship('v1', soundPrograms, { revertsDrift: true });

  expect(report.outcome).toBe('deployed');
  expect(report.changed).toBe(true);
  expect(report.diagnostics.map(({ help }) => help)).toEqual(
    Array(3).fill('This deployment puts it back, as --revert-drift asks.'),
  );
  const again = await harbour.ship('v1');
  expect([again.report.changed, again.report.diagnostics]).toEqual([false, []]);
});

const unanswered =
  'advice deploy/not-looked-at: It was not looked at whether anything was changed by hand: cloudformation:DetectStackDrift';

test('a look that AWS takes its time for is awaited as long as images are built, or ten seconds', async () => {
  let asked = 0;
  const interfere: Interfere = ({ operation }) => {
    if (operation !== 'DescribeStackDriftDetectionStatus') return undefined;
    asked += 1;
    const output = { DetectionStatus: 'DETECTION_IN_PROGRESS' };
    return { kind: 'answered', output };
  };
  const quick = await shipAfter(changeService, { interfere });
  expect(quick.said).toEqual([`${unanswered} was not answered.`]);
  expect(quick.report.outcome).toBe('deployed');
  const first = asked;

  const harbour = new Harbour({ interfere });
  await harbour.ship('v1');
  const dock = harbour.dock('v2', soundPrograms);
  const build = async (): Promise<void> => harbour.scripted.clock.sleep(60_000);
  asked = 0;
  await harbour.ship('v2', soundPrograms, { dock: { ...dock, build } });
  expect(asked).toBeGreaterThan(4 * first);
});

test('who may not look deploys all the same', async () => {
  const denied = new AwsError('AccessDenied', 'User is not authorized to perform it');
  const interfere: Interfere = ({ operation }) =>
    operation === 'DetectStackDrift' ? { kind: 'refused', error: denied } : undefined;
  const { report, said } = await shipAfter(changeService, { interfere });
  expect(said).toEqual([`${unanswered} is not allowed.`]);
  expect(report.outcome).toBe('deployed');
});

test('an image that cannot be built ends the look, too', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  const dock = harbour.dock('v2', soundPrograms);
  const build = async () => Promise.reject(new Error('no space left on device'));
  const { clock } = harbour.scripted;
  const began = clock.now();
  await expect(harbour.ship('v2', soundPrograms, { dock: { ...dock, build } })).rejects.toThrow(
    'no space left',
  );
  expect(clock.now() - began).toBeLessThan(5000);
});
