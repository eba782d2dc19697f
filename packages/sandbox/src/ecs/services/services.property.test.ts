import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Task } from '../tasks.ts';
import { capacityOf } from './capacity.ts';
import type { Service } from './service.ts';
import { balanced, type SmallAccount, smallAccount } from './testing/small-account.ts';
import type { Fate } from './testing/small-tasks.ts';

/** What a revision does on its own; the good one has a number of its own. */
const fates = {
  good: {},
  slow: { runsAfter: 90_000 },
  'fails-to-start': { failsAfter: 20_000 },
  crashes: { crashesAfter: 500 },
} satisfies Record<string, Fate>;

type Action =
  | { readonly kind: 'deploy'; readonly fate: keyof typeof fates; readonly force: boolean }
  | { readonly kind: 'scale'; readonly desired: number }
  | { readonly kind: 'stop'; readonly pick: number }
  | { readonly kind: 'crash'; readonly pick: number; readonly spot: boolean }
  | { readonly kind: 'sicken'; readonly pick: number };

interface Timed {
  readonly after: number;
  readonly action: Action;
}

const deploy = fc.record({
  kind: fc.constant('deploy' as const),
  fate: fc.constantFrom(...(Object.keys(fates) as (keyof typeof fates)[])),
  force: fc.boolean(),
});
// Not 0: a deployment of no task completes whatever its revision is.
const scale = fc.record({
  kind: fc.constant('scale' as const),
  desired: fc.integer({ min: 1, max: 12 }),
});
const misfortune = fc.oneof(
  fc.record({ kind: fc.constant('crash' as const), pick: fc.nat(), spot: fc.boolean() }),
  fc.record({ kind: fc.constant('stop' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('sicken' as const), pick: fc.nat() }),
);
const timed = (action: fc.Arbitrary<Action>) =>
  fc.array(fc.record({ after: fc.nat(200_000), action }), { maxLength: 12 });
const limits = fc.constantFrom([100, 200], [50, 100], [50, 200], [0, 100], [100, 150], [67, 134]);
const setting = { limits, desired: fc.integer({ min: 1, max: 8 }), withLoadBalancer: fc.boolean() };

interface Setting {
  readonly limits: readonly number[];
  readonly desired: number;
  readonly withLoadBalancer: boolean;
}

function start({ limits: [minimum = 100, maximum = 200], desired, withLoadBalancer }: Setting) {
  const account = smallAccount();
  for (const [family, fate] of Object.entries(fates)) {
    account.define(family);
    account.tasks.decide(family, fate);
  }
  account.create({
    ...(withLoadBalancer && balanced),
    taskDefinition: 'good',
    desiredCount: desired,
    deploymentConfiguration: {
      minimumHealthyPercent: minimum,
      maximumPercent: maximum,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
  });
  return { account, service: account.services.control.find('shop', 'api'), minimum, maximum };
}

function perform(account: SmallAccount, action: Action): void {
  const running = account.tasks.all().filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  const victim = 'pick' in action ? running[action.pick % Math.max(1, running.length)] : undefined;
  if (action.kind === 'deploy') {
    account.update({ taskDefinition: action.fate, forceNewDeployment: action.force });
  } else if (action.kind === 'scale') {
    account.update({ desiredCount: action.desired });
  } else if (victim !== undefined) {
    befall(account, action, victim);
  }
}

function befall(account: SmallAccount, action: Action, { arn, address = '' }: Task): void {
  if (action.kind === 'stop') account.tasks.stop(arn, 'UserInitiated', 'Task stopped by user');
  if (action.kind === 'crash')
    account.tasks.crash(arn, action.spot ? 'SpotInterruption' : undefined);
  if (action.kind === 'sicken') account.targetGroups.setHealth(address, 'unhealthy');
}

/** Tasks that ECS counts as running or pending: a draining one is neither. */
function countable(account: SmallAccount) {
  return account.tasks.all().filter(({ desiredStatus, address }) => {
    const target = account.targetGroups.targets().get(`${address}:8000`);
    return desiredStatus === 'RUNNING' && target?.state !== 'draining';
  });
}

function healthyTasks(account: SmallAccount, balancedService: boolean): number {
  const now = account.clock.now();
  return countable(account).filter(({ status, startedAt, address }) => {
    if (status !== 'RUNNING') return false;
    if (!balancedService) return now >= (startedAt ?? now) + 40_000;
    return account.targetGroups.targets().get(`${address}:8000`)?.state === 'healthy';
  }).length;
}

/** Runs until the instant `at`, looking at the service after each of the clock's instants before. */
async function watch(account: SmallAccount, at: number, look: () => void): Promise<void> {
  const cancel = account.clock.after(at - account.clock.now(), () => {});
  let last = account.clock.now();
  await account.clock.run({
    until: () => {
      const now = account.clock.now();
      if (now !== last) look();
      last = now;
      return now >= at;
    },
  });
  cancel();
}

/** A deployment that ECS can neither go on with nor fail, by the percentages alone. */
function isDeadlocked({ desiredCount, settings, rollouts }: Service): boolean {
  const { minimum, maximum } = capacityOf(desiredCount, settings.deployment);
  return rollouts.length > 1 && minimum >= desiredCount && maximum <= desiredCount;
}

function expectInOrder(account: SmallAccount, service: Service): void {
  const running = account.tasks.all().filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  if (isDeadlocked(service)) return;
  expect(service.rollouts[0]?.state).not.toBe('IN_PROGRESS');
  expect(running.map(({ arn }) => arn).sort()).toEqual([...service.members.keys()].sort());
  const withTargets = running.filter(
    (task) => service.members.get(task.arn)?.rollout.revision.loadBalancers.length,
  );
  expect([...account.targetGroups.targets().keys()].sort()).toEqual(
    withTargets.map(({ address }) => `${address}:8000`).sort(),
  );
}

test('Whatever is deployed, capacity stays between the minimum and the maximum', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record(setting), timed(fc.oneof(deploy, scale)), async (given, steps) => {
      const { account, service, minimum, maximum } = start(given);
      await account.clock.run({ until: () => service.steady });
      let lowest = service.desiredCount;
      let highest = service.desiredCount;
      const look = () => {
        if (service.steady) lowest = highest = service.desiredCount;
        const least = Math.ceil((lowest * minimum) / 100);
        expect(healthyTasks(account, given.withLoadBalancer)).toBeGreaterThanOrEqual(least);
        expect(countable(account).length).toBeLessThanOrEqual(
          Math.floor((highest * maximum) / 100),
        );
      };
      for (const { after, action } of steps) {
        await watch(account, account.clock.now() + after, look);
        perform(account, action);
        lowest = Math.min(lowest, service.desiredCount);
        highest = Math.max(highest, service.desiredCount);
      }
      await watch(account, account.clock.now() + 4 * 3_600_000, look);
      expectInOrder(account, service);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('Whatever befalls its tasks, no deployment hangs and no task or target is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record(setting),
      timed(fc.oneof(deploy, scale, misfortune)),
      async (given: Setting, steps: readonly Timed[]) => {
        const { account, service, maximum } = start(given);
        let highest = service.desiredCount;
        const look = () => {
          if (service.steady) highest = service.desiredCount;
          const most = Math.floor((highest * maximum) / 100);
          expect(countable(account).length).toBeLessThanOrEqual(most);
        };
        for (const { after, action } of steps) {
          await watch(account, account.clock.now() + after, look);
          perform(account, action);
          highest = Math.max(highest, service.desiredCount);
        }
        await watch(account, account.clock.now() + 4 * 3_600_000, look);
        expectInOrder(account, service);
        const [primary] = service.rollouts;
        if (primary?.state === 'COMPLETED' && !isDeadlocked(service))
          expect(service.steady).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test('Services without a good revision end with the breaker', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('fails-to-start' as const, 'crashes' as const),
      fc.integer({ min: 1, max: 20 }),
      async (fate, desiredCount) => {
        const { account } = start({ limits: [100, 200], desired: 1, withLoadBalancer: false });
        account.create({
          serviceName: 'bad',
          taskDefinition: fate,
          desiredCount,
          deploymentConfiguration: {
            deploymentCircuitBreaker: { enable: true, rollback: true },
          },
        });
        await account.clock.run({ for: 3_600_000 });
        const bad = account.services.control.find('shop', 'bad');
        const threshold = Math.max(3, Math.ceil(desiredCount / 2));
        expect(bad.rollouts[0]?.state).toBe('FAILED');
        expect(bad.rollouts[0]?.failedTasks).toBeGreaterThanOrEqual(threshold);
        expect(bad.members.size).toBe(0);
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);
