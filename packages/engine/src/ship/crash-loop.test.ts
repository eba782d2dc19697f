import { DescribeTasksCommand, ListClustersCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import { assert, asyncProperty, integer } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeStack } from '../deploy/describe-stack.ts';
import type { EngineEvent } from '../events/engine-event.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { Harbour, type Programs, type Shipped, soundPrograms } from './testing/harbour.ts';

/** Seconds after which it dies, though it answers its health check at once. */
function dyingAfter(seconds: number, who: 'api' | 'worker' = 'api'): Programs {
  const life = {
    logs: [{ after: seconds * 1000 - 500, line: 'Error: the queue did not answer' }],
    exits: { after: seconds * 1000, code: 1 },
  };
  return { ...soundPrograms, [who]: { ...soundPrograms[who], ...life } };
}

/** Its first task dies, those after it live. */
function dyingOnce(seconds: number): Programs {
  let asked = 0;
  return {
    ...soundPrograms,
    get api() {
      asked += 1; // for each task at the pull of its image, and at its start
      return (asked <= 2 ? dyingAfter(seconds) : soundPrograms).api ?? {};
    },
  };
}

function watchesOf({ events }: Shipped, name: string) {
  return events.filter(
    (event): event is Extract<EngineEvent, { kind: 'watched' }> =>
      event.kind === 'watched' && event.service === name,
  );
}

async function statusOf({ scripted, account }: Harbour, service: string) {
  const context = { ...account, signal: new AbortController().signal };
  const name = `shop-production-${service}`;
  const stack = await inVirtualTime(scripted.clock, account.clients, () =>
    describeStack(name, context),
  );
  return stack?.StackStatus;
}

/** Ids of the services' tasks that have ended by themselves. */
async function deadIn({ scripted, account: { clients } }: Harbour): Promise<readonly string[]> {
  return inVirtualTime(scripted.clock, clients, async () => {
    const { clusterArns: [cluster] = [] } = await clients.ecs.send(new ListClustersCommand({}));
    const { taskArns: tasks } = await clients.ecs.send(
      new ListTasksCommand({ cluster, desiredStatus: 'STOPPED' }),
    );
    const found = await clients.ecs.send(new DescribeTasksCommand({ cluster, tasks }));
    const dead = (found.tasks ?? []).filter(
      ({ group, stopCode }) =>
        group?.startsWith('service:') && stopCode === 'EssentialContainerExited',
    );
    return dead.map(({ taskArn = '' }) => taskArn.slice(taskArn.lastIndexOf('/') + 1));
  });
}

describe('a new version whose tasks pass their health check and die', () => {
  test('is not called deployed: the old one comes back, with the cause', async () => {
    const harbour = new Harbour();
    await harbour.ship('v1');

    const shipped = await harbour.ship('v2', dyingAfter(12));

    expect(shipped.report.outcome).toBe('failed');
    expect(shipped.report.diagnostics.map(({ code, owner }) => [code, owner])).toEqual([
      ['crash-loop', 'api'],
    ]);
    const states = shipped.report.services.map(({ name, state }) => [name, state]);
    expect(states).toEqual([
      ['migrate', 'done'],
      ['api', 'taken-back'],
      ['worker', 'taken-back'],
    ]);
    const after = await harbour.ship('v1');
    expect(after.report).toMatchObject({ outcome: 'deployed' });
  });

  test('without a load balancer, after the 40 s that ECS waits', async () => {
    const harbour = new Harbour();
    await harbour.ship('v1');

    const shipped = await harbour.ship('v2', dyingAfter(43, 'worker'));

    expect(shipped.report.outcome).toBe('failed');
    expect(shipped.report.diagnostics[0]).toMatchObject({ code: 'crash-loop', owner: 'worker' });
  });

  test('while another service is still waited for, though they had been believed', async () => {
    const harbour = new Harbour();
    await harbour.ship('v1');

    const { report } = await harbour.ship('v2', dyingAfter(45));

    expect(report.outcome).toBe('failed');
    expect(report.diagnostics[0]).toMatchObject({ code: 'crash-loop', owner: 'api' });
  });

  test('at the first deployment: it goes away again', async () => {
    const harbour = new Harbour();
    const { report } = await harbour.ship('v1', dyingAfter(12));

    expect(report.outcome).toBe('failed');
    expect(report.services.find(({ name }) => name === 'api')).toMatchObject({ state: 'failed' });
    expect(await statusOf(harbour, 'api')).toBeUndefined();
    expect((await harbour.ship('v2')).report.outcome).toBe('deployed');
  });
});

test('who dies once is watched until its successor has lived longer, and told why', async () => {
  const harbour = new Harbour();
  const compose = 'services: { api: { build: ., ports: ["8080:8080"] } }';
  await harbour.ship('v1', soundPrograms, { compose });

  const shipped = await harbour.ship('v2', dyingOnce(12), { compose });

  expect(shipped.report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
  expect(watchesOf(shipped, 'api').at(-1)).toMatchObject({
    seconds: 30,
    deaths: 1,
    reason: 'Essential container in task exited',
  });
});

test('a version without a death is watched for some seconds at most', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');

  const { timed, report, seconds } = await harbour.ship('v2');

  expect(report.outcome).toBe('deployed');
  const through = timed.findLast(({ event }) => event.kind === 'stack' && event.state === 'done');
  expect(seconds - (through?.at ?? 0)).toBeLessThan(5);
});

test.each([
  ['behind', -300_000],
  ['ahead of', 300_000],
])(
  'a clock five minutes %s that of AWS shortens no watch, and draws none out',
  async (_how, by) => {
    const harbour = new Harbour();
    const { clock } = harbour.account;
    const wrong = {
      ...harbour.account,
      clock: Object.create(clock, { now: { value: () => clock.now() + by } }),
    };
    await harbour.ship('v1');

    const sound = await harbour.ship('v2', soundPrograms, { account: wrong });
    const dying = await harbour.ship('v3', dyingAfter(12), { account: wrong });

    expect(sound.report.outcome).toBe('deployed');
    expect(dying.report.diagnostics.map(({ code }) => code)).toEqual(['crash-loop']);
    const through = sound.timed.findLast(
      ({ event }) => event.kind === 'stack' && event.state === 'done',
    );
    expect(sound.seconds - (through?.at ?? 0)).toBeLessThan(5);
  },
);

test('a deployment that was killed and begun again knows of the deaths in between', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  const isThrough = (event: EngineEvent) =>
    event.kind === 'stack' && event.stack.endsWith('worker') && event.state === 'done';
  await harbour.shipUntilTold('v2', dyingAfter(20), isThrough);
  const before = await deadIn(harbour);

  const shipped = await harbour.ship('v2', dyingAfter(20));

  expect(shipped.report.outcome).toBe('failed');
  expect(shipped.report.diagnostics[0]).toMatchObject({ code: 'crash-loop', owner: 'api' });
  const dead = shipped.events.flatMap((event) =>
    event.kind === 'task' && event.stopCode === 'EssentialContainerExited' ? event.task : [],
  );
  expect(before).not.toEqual([]);
  expect(dead).toEqual(expect.arrayContaining([...before]));
  const lines = shipped.events.filter((event) => event.kind === 'log');
  expect(lines).toContainEqual(
    expect.objectContaining({ service: 'api', line: 'Error: the queue did not answer' }),
  );
});

test('whenever its tasks die, no deployment is called done in which one has died', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  let version = 1;
  const seconds = integer({ min: 1, max: 70 });
  await assert(
    asyncProperty(seconds, async (life) => {
      version += 1;
      const { events, report } = await harbour.ship(`v${version}`, dyingAfter(life));
      const dead = events.flatMap((event) =>
        event.kind === 'task' && event.stopCode === 'EssentialContainerExited' ? [event] : [],
      );
      const runs = report.services.find(({ name }) => name === 'api')?.revision;
      const ours = dead.filter(({ definition }) => definition === runs);
      if (report.outcome === 'deployed') expect(ours).toEqual([]);
      else expect(new Set(dead.map(({ task }) => task)).size).toBeGreaterThanOrEqual(2);
    }),
    { numRuns: 8 },
  );
}, 120_000);
