import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateLogGroupCommand, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeServicesCommand, DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { LeaseTaken } from '../deploy/lease/lease.ts';
import { takeLease } from '../deploy/lease/take-lease.ts';
import { tagsFor } from '../deploy/stack-deployment.ts';
import { readReleases } from '../releases/read-releases.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { findService } from '../watch/find-service.ts';
import { Harbour, type Shipped, shop, soundPrograms } from './testing/harbour.ts';

const crashing = {
  ...soundPrograms,
  api: {
    logs: [{ after: 500, line: 'Error: connect to the database first' }],
    exits: { after: 1000, code: 1 },
  },
};

async function statusOf(harbour: Harbour, stack: string): Promise<string | undefined> {
  const command = new DescribeStacksCommand({ StackName: `shop-production-${stack}` });
  const { Stacks } = await harbour.account.clients.cloudFormation.send(command);
  return Stacks?.[0]?.StackStatus;
}

async function revisionOf(harbour: Harbour, name: string): Promise<string> {
  const stack = `shop-production-${name}`;
  const { service } = await findService({ name, stack }, harbour.account);
  const command = new DescribeServicesCommand({
    cluster: service.cluster,
    services: [service.service],
  });
  const { services } = await harbour.account.clients.ecs.send(command);
  return services?.[0]?.taskDefinition?.split('/')[1] ?? '';
}

async function imageOf(harbour: Harbour, service: string): Promise<string | undefined> {
  const taskDefinition = await revisionOf(harbour, service);
  const command = new DescribeTaskDefinitionCommand({ taskDefinition });
  const { taskDefinition: found } = await harbour.account.clients.ecs.send(command);
  return found?.containerDefinitions?.[0]?.image;
}

/** Each task of the service whose container has left by itself, with when that was seen. */
function deathsOf(service: string, { timed }: Shipped): readonly number[] {
  const seen = new Map<string, number>();
  for (const { at, event } of timed) {
    if (event.kind !== 'task' || event.service !== service || seen.has(event.task)) continue;
    if (event.stopCode === 'ServiceSchedulerInitiated') continue;
    if (event.stopCode !== undefined) seen.set(event.task, at);
  }
  return [...seen.values()];
}

describe('a first deployment that fails', () => {
  test('is explained, and the next one makes what is missing', async () => {
    const harbour = new Harbour();
    const failed = await harbour.ship('v1', crashing);

    expect(failed.report.outcome).toBe('failed');
    expect(failed.report.diagnostics.map(({ code }) => code)).toEqual(['crash-loop']);
    expect(failed.report.services.find(({ name }) => name === 'api')).toMatchObject({
      state: 'failed',
      lastLines: expect.arrayContaining(['Error: connect to the database first']),
    });

    const mended = await harbour.ship('v2');
    expect(mended.report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
  });
});

describe('an update that fails', () => {
  test('leaves the earlier version running, and ends within 90 s of the second like death', async () => {
    const harbour = new Harbour();
    await harbour.ship('v1');
    const failed = await harbour.ship('v2', crashing);
    const { report, seconds } = failed;

    const [, second = Number.NaN] = deathsOf('api', failed);
    expect(seconds - second).toBeLessThan(90);
    expect(report.outcome).toBe('failed');
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['crash-loop']);
    expect(await statusOf(harbour, 'api')).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await statusOf(harbour, 'worker')).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await revisionOf(harbour, 'api')).toBe('shop-production-api:1');
  });

  test('for want of its image ends at the first death', async () => {
    const harbour = new Harbour();
    await harbour.ship('v1');
    const failed = await harbour.ship('v2', {
      ...soundPrograms,
      api: {
        pull: { fails: 'failed to resolve ref: v2: not found' },
        listens: [{ port: 8080 }],
      },
    });
    const { report, timed } = failed;

    const givenUp = timed.find(({ event }) => event.kind === 'given-up')?.at ?? Number.NaN;
    expect(deathsOf('api', failed).filter((at) => at <= givenUp)).toHaveLength(1);
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['image-not-found']);
    expect(await revisionOf(harbour, 'api')).toBe('shop-production-api:1');
  });
});

test('services that had come up get again what they had, when another one fails', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  const first = await imageOf(harbour, 'api');
  const { report } = await harbour.ship('v2', {
    ...soundPrograms,
    worker: { logs: [{ after: 30_000, line: 'no queue' }], exits: { after: 32_000, code: 1 } },
  });

  expect(report.outcome).toBe('failed');
  expect(report.diagnostics.map(({ owner }) => owner)).toEqual(['worker']);
  expect(report.services.map(({ name, state }) => [name, state])).toEqual([
    ['migrate', 'done'],
    ['api', 'taken-back'],
    ['worker', 'taken-back'],
  ]);
  expect(await imageOf(harbour, 'api')).toBe(first);
});

test('a deployment of what runs already changes nothing', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  const { report, events } = await harbour.ship('v1');

  expect(report).toMatchObject({ outcome: 'deployed', changed: false });
  const states = events.flatMap((event) => (event.kind === 'stack' ? [event.state] : []));
  expect(new Set(states)).toEqual(new Set(['unchanged']));
});

test('a value that is missing is told before anything is changed', async () => {
  const { report, events } = await new Harbour().ship('v1', soundPrograms, { variables: {} });

  expect(report.outcome).toBe('refused');
  expect(report.diagnostics[0]).toMatchObject({
    code: 'deploy/secret-missing',
    message: expect.stringContaining('API_KEY'),
  });
  expect(events.filter(({ kind }) => kind === 'stack')).toEqual([]);
});

test.each([
  ['it was not made by Seaworthy', []],
  ['it is of other in production', ['other', 'production']],
] as const)('a stack of the same name is left alone: %s', async (whose, [project, environment]) => {
  const harbour = new Harbour();
  const tags = { 'seaworthy:project': project, 'seaworthy:environment': environment };
  const { clock } = harbour.scripted;
  await inVirtualTime(clock, harbour.account.clients, async () => {
    await harbour.account.clients.cloudFormation.send(
      new CreateStackCommand({
        StackName: 'shop-production-api',
        TemplateBody: '{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}',
        Tags: Object.entries(tags).flatMap(([Key, Value]) => (Value ? [{ Key, Value }] : [])),
      }),
    );
    await clock.sleep(60_000);
  });
  const { report } = await harbour.ship('v1');

  expect(report.outcome).toBe('refused');
  expect(report.diagnostics[0]?.message).toBe(
    `The stack shop-production-api is there already, and is not this project’s: ${whose}.`,
  );
});

test('a change set that nobody executed is in nobody’s way', async () => {
  const harbour = new Harbour();
  await inVirtualTime(harbour.scripted.clock, harbour.account.clients, () =>
    harbour.account.clients.cloudFormation.send(
      new CreateChangeSetCommand({
        StackName: 'shop-production-api',
        ChangeSetName: 'theirs',
        ChangeSetType: 'CREATE',
        TemplateBody: '{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}',
      }),
    ),
  );

  expect((await harbour.ship('v1')).report.outcome).toBe('deployed');
});

test('who deploys already is named, with the time', async () => {
  const harbour = new Harbour();
  const { clock } = harbour.scripted;
  const context = { ...harbour.account, signal: new AbortController().signal };
  const owner = { project: 'shop', environment: 'production', host: 'ci-7', waits: () => {} };
  const first = await inVirtualTime(clock, harbour.account.clients, () =>
    takeLease({ ...owner, by: 'arn:aws:iam::123456789012:user/lee' }, context),
  );

  const { report, seconds } = await harbour.ship('v1');

  expect(report.outcome).toBe('refused');
  expect(report.diagnostics[0]?.message).toMatch(
    /^arn:aws:iam::123456789012:user\/lee deploys this environment already, from ci-7, since 2026-01-01 00:0\d UTC\.$/,
  );
  expect(seconds).toBeLessThan(20);
  await inVirtualTime(clock, harbour.account.clients, () => first.release());
  expect((await harbour.ship('v1')).report.outcome).toBe('deployed');
});

test('of two that begin at once, one deploys', async () => {
  const harbour = new Harbour();
  const { clock } = harbour.scripted;
  const context = { ...harbour.account, signal: new AbortController().signal };
  const owner = { project: 'shop', environment: 'production', by: 'me', waits: () => {} };
  const taken = await inVirtualTime(clock, harbour.account.clients, async () =>
    Promise.allSettled(['a', 'b', 'c'].map((host) => takeLease({ ...owner, host }, context))),
  );

  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const result of taken) {
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(LeaseTaken);
  }
});

test('a stack that is busy is followed to its end, and then deployed', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  const { cloudFormation } = harbour.account.clients;
  const StackName = 'shop-production-worker';
  await inVirtualTime(harbour.scripted.clock, harbour.account.clients, () =>
    cloudFormation.send(
      new UpdateStackCommand({
        StackName,
        UsePreviousTemplate: true,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: [
          { ParameterKey: 'Image', UsePreviousValue: true },
          { ParameterKey: 'DesiredCount', ParameterValue: '2' },
        ],
      }),
    ),
  );
  const { report, events } = await harbour.ship('v2');

  expect(report.outcome).toBe('deployed');
  expect(events).toContainEqual(
    expect.objectContaining({ kind: 'stack', stack: StackName, state: 'busy' }),
  );
});

test('a stack that never came up is removed, and made anew', async () => {
  const harbour = new Harbour();
  const { cloudFormation } = harbour.account.clients;
  const logGroup = { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/twice' } };
  const Resources = { One: logGroup, Other: { ...logGroup, DependsOn: 'One' } };
  await inVirtualTime(harbour.scripted.clock, harbour.account.clients, async () => {
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: 'shop-production-api',
        TemplateBody: JSON.stringify({ Resources }),
        Tags: Object.entries(tagsFor({ project: 'shop', environment: 'production' })).map(
          ([Key, Value]) => ({ Key, Value }),
        ),
      }),
    );
    await harbour.scripted.clock.sleep(60_000);
  });
  expect(await statusOf(harbour, 'api')).toBe('ROLLBACK_COMPLETE');
  const { report, events } = await harbour.ship('v1');

  expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
  expect(events).toContainEqual(
    expect.objectContaining({ kind: 'stack', stack: 'shop-production-api', state: 'removed' }),
  );
});

test('a stack that could not be deleted says which resource AWS refused, why, and the ways out', async () => {
  const harbour = new Harbour();
  const { cloudFormation } = harbour.account.clients;
  const StackName = 'shop-production-foundation';
  const properties = { LogGroupName: '/kept', DeletionProtectionEnabled: true };
  const Resources = { Kept: { Type: 'AWS::Logs::LogGroup', Properties: properties } };
  const { clock } = harbour.scripted;
  await inVirtualTime(clock, harbour.account.clients, async () => {
    await cloudFormation.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: JSON.stringify({ Resources }),
        Tags: Object.entries(tagsFor({ project: 'shop', environment: 'production' })).map(
          ([Key, Value]) => ({ Key, Value }),
        ),
      }),
    );
    await clock.sleep(60_000);
    await cloudFormation.send(new DeleteStackCommand({ StackName }));
    await clock.sleep(60_000);
  });
  expect(await statusOf(harbour, 'foundation')).toBe('DELETE_FAILED');
  const { report } = await harbour.ship('v1');

  expect(report.outcome).toBe('refused');
  expect(report.diagnostics).toMatchObject([
    {
      code: 'deploy/stack-stuck',
      message: `The stack ${StackName} is in DELETE_FAILED, and no deployment leads out of it: Kept (/kept): The log group cannot be deleted because deletion protection is enabled. Disable deletion protection and try again.`,
      help: expect.stringContaining(`--stack-name ${StackName} --retain-resources Kept`),
    },
  ]);
  await inVirtualTime(clock, harbour.account.clients, async () => {
    await cloudFormation.send(new DeleteStackCommand({ StackName, RetainResources: ['Kept'] }));
    await clock.sleep(60_000);
  });
  expect((await harbour.ship('v1')).report.outcome).toBe('deployed');
});

test('a stack whose rollback failed is led back first, without what cannot go back', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  const { logs } = harbour.account.clients;
  const logGroupName = '/seaworthy/shop/production/api';
  const compose = `${shop}\nx-seaworthy: { logRetention: 7 }\n`;
  // Somebody deletes what the update has changed, so that it cannot be changed back.
  const failed = await harbour.ship('v2', crashing, {
    compose,
    emit: (event) => {
      const isApi = event.kind === 'task' && event.service === 'api';
      if (isApi) logs.send(new DeleteLogGroupCommand({ logGroupName })).catch(() => {});
    },
  });
  expect(failed.report.outcome).toBe('failed');
  expect(await statusOf(harbour, 'api')).toBe('UPDATE_ROLLBACK_FAILED');

  const { report, events } = await harbour.ship('v3', soundPrograms, {
    compose,
    emit: (event) => {
      const isSkipped = event.kind === 'stack' && event.reason === 'without ApiLogGroup';
      if (isSkipped) void logs.send(new CreateLogGroupCommand({ logGroupName }));
    },
  });
  expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
  expect(events).toContainEqual(
    expect.objectContaining({ kind: 'stack', reason: 'without ApiLogGroup' }),
  );
});

test('a migration that a killed deployment left running is not run beside', async () => {
  const harbour = new Harbour();
  const slow = { ...soundPrograms, migrate: { exits: { after: 300_000, code: 0 } } };
  await harbour.shipUntilTold(
    'v1',
    slow,
    (event) => event.kind === 'task' && event.status === 'RUNNING',
  );
  const { report, events } = await harbour.ship('v1', slow);

  expect(report.outcome).toBe('deployed');
  const tasks = events.flatMap((event) =>
    event.kind === 'task' && event.service === 'migrate' ? [event.task] : [],
  );
  expect(new Set(tasks).size).toBe(1);
  const states = events.flatMap((event) => (event.kind === 'job' ? [event.state] : []));
  expect(states).toEqual(['busy', 'done']);
});

test('a deployment that was killed is an interrupted release once its lease is over, and recorded so', async () => {
  const harbour = new Harbour();
  const { clock } = harbour.scripted;
  await harbour.shipUntilTold('v1', soundPrograms, ({ kind }) => kind === 'job');
  const outcomes = () =>
    inVirtualTime(clock, harbour.account.clients, async () => {
      const signal = new AbortController().signal;
      const { releases } = await readReleases(harbour.releases(), { ...harbour.account, signal });
      return releases.map(({ outcome }) => outcome);
    });

  expect(await outcomes()).toEqual(['running']);
  await inVirtualTime(clock, harbour.account.clients, () => clock.sleep(60_000));
  expect(await outcomes()).toEqual(['interrupted']);
  await harbour.ship('v1');
  const recorded = await harbour.releases().list();
  expect(recorded.map(({ outcome }) => outcome)).toEqual(['succeeded', 'interrupted']);
});

test('a killed one does not go on for longer where the clock is behind that of AWS', async () => {
  const harbour = new Harbour();
  const { scripted, account } = harbour;
  await harbour.shipUntilTold('v1', soundPrograms, ({ kind }) => kind === 'job');
  await inVirtualTime(scripted.clock, account.clients, () => scripted.clock.sleep(61_000));
  const behind = {
    ...account,
    signal: new AbortController().signal,
    clock: { ...scripted.clock, now: () => scripted.clock.now() - 3_600_000 },
  };
  account.clients.parameters.config.systemClockOffset = 3_600_000; // the SDK, from AWS's answers

  const { releases } = await readReleases(harbour.releases(), behind);

  expect(releases.map(({ outcome }) => outcome)).toEqual(['interrupted']);
});

test('stopped in order, an update goes back to what ran before', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  const stop = new AbortController();
  const { report } = await harbour.ship('v2', soundPrograms, {
    stop: stop.signal,
    emit: (event) => {
      if (event.kind === 'task' && event.service === 'api') stop.abort(new Error('stopped'));
    },
  });

  expect(report.outcome).toBe('interrupted');
  expect(await statusOf(harbour, 'api')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await revisionOf(harbour, 'api')).toBe('shop-production-api:1');
  expect((await harbour.ship('v2')).report.outcome).toBe('deployed');
});

test('stopped while a job runs, it names the task and waits for its end, and changes no service', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  const stop = new AbortController();
  const slow = { ...soundPrograms, migrate: { exits: { after: 300_000, code: 0 } } };
  const { report, events } = await harbour.ship('v2', slow, {
    stop: stop.signal,
    emit: (event) => {
      if (event.kind === 'task' && event.status === 'RUNNING') stop.abort(new Error('stopped'));
    },
  });

  const jobs = events.filter((event) => event.kind === 'job');
  const started = events.find((event) => event.kind === 'task');
  expect(jobs.map(({ state }) => state)).toEqual(['started', 'finishing', 'done']);
  expect(jobs[1]?.task).toMatch(new RegExp(`:task/shop-production-[^/]+/${started?.task}$`));
  expect(report.outcome).toBe('interrupted');
  expect(report.services.map(({ name, state }) => [name, state])).toEqual([
    ['migrate', 'done'],
    ['api', 'not-reached'],
    ['worker', 'not-reached'],
  ]);
  expect((await harbour.releases().list())[0]).toMatchObject({
    outcome: 'interrupted',
    jobs: ['migrate'],
  });
  expect(await revisionOf(harbour, 'api')).toBe('shop-production-api:1');
});

test('stopped before a job begins, it does not begin', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  const stop = new AbortController();
  const { report, events } = await harbour.ship('v2', soundPrograms, {
    stop: stop.signal,
    emit: (event) => {
      const isMigrate = event.kind === 'stack' && event.stack === 'shop-production-migrate';
      if (isMigrate && event.state === 'done') stop.abort(new Error('stopped'));
    },
  });

  expect(report.outcome).toBe('interrupted');
  expect(events.filter(({ kind }) => kind === 'job' || kind === 'task')).toEqual([]);
});

test('no secret is in anything that is told', async () => {
  const harbour = new Harbour();
  const first = await harbour.ship('v1', {
    ...crashing,
    api: { ...crashing.api, logs: [{ after: 500, line: 'key canary-of-the-api is wrong' }] },
  });

  expect(JSON.stringify([first.report, first.events])).not.toContain('canary-of-the-api');
});
