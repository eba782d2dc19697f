import { beforeEach, expect, test } from 'vitest';
import { type VirtualClock, virtualClock } from '../time/virtual-clock.ts';
import { createShop, createWorld, groupProperties, type World } from './testing/world.ts';

const target = { address: '10.0.1.1', port: 8000 };
let clock: VirtualClock;
let world: World;

beforeEach(() => {
  clock = virtualClock();
  world = createWorld(clock);
  world.network.place(target.address, async () => {
    throw new Error('not dialled');
  });
});

const seconds = (count: number) => clock.run({ for: count * 1000 });

test('a new target is initial and becomes healthy with its first passing check', async () => {
  const { groupArn } = await createShop(world);
  world.elb.register(groupArn, target);
  expect(world.elb.health(groupArn, target)).toEqual({
    state: 'initial',
    reason: 'Elb.RegistrationInProgress',
    description: 'Target registration is in progress',
  });
  await clock.run({ until: () => world.probes() === 1 });
  expect(world.asked).toEqual([{ target, path: '/health' }]);
  expect(world.elb.health(groupArn, target)).toEqual({ state: 'healthy' });
});

test('while its first checks fail, a target stays initial until the unhealthy threshold', async () => {
  const { groupArn } = await createShop(world);
  world.answers(target, { kind: 'status', status: 404 });
  world.elb.register(groupArn, target);
  await clock.run({ until: () => world.probes() === 2 });
  expect(world.elb.health(groupArn, target)).toEqual({
    state: 'initial',
    reason: 'Elb.InitialHealthChecking',
    description: 'Initial health checks in progress',
  });
  await clock.run({ until: () => world.probes() === 3 });
  expect(world.elb.health(groupArn, target)).toEqual({
    state: 'unhealthy',
    reason: 'Target.ResponseCodeMismatch',
    description: 'Health checks failed with these codes: [404]',
  });
});

test('a healthy target becomes unhealthy after three failures in a row, and healthy after two passes', async () => {
  const { groupArn } = await createShop(world);
  world.elb.register(groupArn, target);
  await seconds(20);
  const states: string[] = [];
  world.elb.onChange((_arn, _target, health) => states.push(health.state));
  const check = async (status: number) => {
    world.answers(target, { kind: 'status', status });
    const before = world.probes();
    await clock.run({ until: () => world.probes() > before });
    return world.elb.health(groupArn, target).state;
  };
  expect(await check(500)).toBe('healthy');
  expect(await check(500)).toBe('healthy');
  expect(await check(200)).toBe('healthy');
  expect(await check(500)).toBe('healthy');
  expect(await check(500)).toBe('healthy');
  expect(await check(500)).toBe('unhealthy');
  expect(await check(200)).toBe('unhealthy');
  expect(await check(500)).toBe('unhealthy');
  expect(await check(200)).toBe('unhealthy');
  expect(await check(200)).toBe('healthy');
  expect(states).toEqual(['unhealthy', 'healthy']);
});

test('checks come at the interval', async () => {
  const { groupArn } = await createShop(world);
  world.elb.register(groupArn, target);
  await seconds(100);
  expect(world.probes()).toBe(20);
});

test.each([
  [{ kind: 'timeout' } as const, 'Target.Timeout', 'Request timed out'],
  [{ kind: 'refused' } as const, 'Target.FailedHealthChecks', 'Health checks failed'],
])('a target that answers %o is unhealthy for %s', async (outcome, reason, description) => {
  const { groupArn } = await createShop(world);
  world.answers(target, outcome);
  world.elb.register(groupArn, target);
  await seconds(20);
  expect(world.elb.health(groupArn, target)).toEqual({ state: 'unhealthy', reason, description });
});

test('a target that fails otherwise than before says so', async () => {
  const { groupArn } = await createShop(world);
  world.answers(target, { kind: 'refused' });
  world.elb.register(groupArn, target);
  await seconds(20);
  world.answers(target, { kind: 'status', status: 503 });
  await seconds(6);
  expect(world.elb.health(groupArn, target).description).toBe(
    'Health checks failed with these codes: [503]',
  );
});

test.each([
  ['200', 200, true],
  ['200', 204, false],
  ['200-399', 302, true],
  ['200-399', 400, false],
  ['200,301', 301, true],
  ['200,301', 201, false],
])('with the matcher %s, status %i passes: %s', async (HttpCode, status, passes) => {
  const { groupArn } = await createShop(world, { group: { Matcher: { HttpCode } } });
  world.answers(target, { kind: 'status', status });
  world.elb.register(groupArn, target);
  await seconds(20);
  expect(world.elb.health(groupArn, target).state).toBe(passes ? 'healthy' : 'unhealthy');
});

test('where packets of the load balancer do not arrive, checks time out without reaching the task', async () => {
  const { groupArn } = await createShop(world);
  world.network.blocked.add(target.address);
  world.elb.register(groupArn, target);
  await seconds(25);
  expect(world.elb.health(groupArn, target).reason).toBe('Target.Timeout');
  expect(world.probes()).toBe(0);
  expect(world.observations[0]).toMatchObject({
    kind: 'connection-blocked',
    to: 'task at 10.0.1.1',
    port: 8000,
    explanation: 'sg-task has no rule that lets it in',
  });
  world.network.blocked.clear();
  await seconds(12);
  expect(world.elb.health(groupArn, target).state).toBe('healthy');
});

test('what keeps packets away is observed once, not with every check', async () => {
  const { groupArn } = await createShop(world);
  world.network.blocked.add(target.address);
  world.elb.register(groupArn, target);
  await seconds(300);
  expect(world.observations).toHaveLength(1);
});

test('targets of a group without a listener are unused until one leads to it', async () => {
  const group = await world.create('TargetGroup', groupProperties);
  const arn = group.physicalId;
  world.elb.register(arn, target);
  await seconds(60);
  expect(world.probes()).toBe(0);
  expect(world.elb.isReachable(arn)).toBe(false);
  expect(world.elb.health(arn, target)).toEqual({
    state: 'unused',
    reason: 'Target.NotInUse',
    description: 'Target group is not configured to receive traffic from the load balancer',
  });
  const { listener } = await createShop(world);
  const rule = await world.create('ListenerRule', {
    ListenerArn: listener.physicalId,
    Priority: 1,
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
    Actions: [{ Type: 'forward', TargetGroupArn: arn }],
  });
  expect(world.elb.isReachable(arn)).toBe(true);
  await seconds(6);
  expect(world.elb.health(arn, target).state).toBe('healthy');
  await world.delete('ListenerRule', rule);
  expect(world.elb.health(arn, target).reason).toBe('Target.NotInUse');
});

test('a target in a zone that the load balancer has no subnet in is unused until it has', async () => {
  const { groupArn, loadBalancer } = await createShop(world);
  const far = { address: '10.0.3.1', port: 8000 };
  const notDialled = async () => {
    throw new Error('not dialled');
  };
  world.network.place(far.address, notDialled, 'us-east-1c');
  world.elb.register(groupArn, target);
  world.elb.register(groupArn, far);
  await seconds(20);
  expect(world.elb.health(groupArn, far)).toEqual({
    state: 'unused',
    reason: 'Target.NotInUse',
    description: 'Target is in an Availability Zone that is not enabled for the load balancer',
  });
  const states: string[] = [];
  world.elb.onChange((_arn, { address }, { state }) => states.push(`${address} ${state}`));
  const before = { Subnets: ['subnet-a', 'subnet-b'], SecurityGroups: ['sg-lb'] };
  const after = { ...before, Subnets: ['subnet-a', 'subnet-c'] };
  await world.update('LoadBalancer', loadBalancer, before, after);
  await seconds(6);
  expect(states).toEqual(['10.0.3.1 initial', '10.0.3.1 initial', '10.0.3.1 healthy']);
});

test('deregistration drains for its whole delay, and then the target is unknown', async () => {
  const { groupArn } = await createShop(world);
  world.elb.register(groupArn, target);
  await seconds(6);
  let doneAt: number | undefined;
  const start = clock.now();
  void world.elb.deregister(groupArn, target).then(() => {
    doneAt = clock.now();
  });
  await seconds(29);
  expect(world.elb.health(groupArn, target)).toEqual({
    state: 'draining',
    reason: 'Target.DeregistrationInProgress',
    description: 'Target deregistration is in progress',
  });
  expect(doneAt).toBeUndefined();
  await seconds(2);
  expect(doneAt).toBe(start + 30_000);
  expect(world.elb.health(groupArn, target)).toEqual({
    state: 'unused',
    reason: 'Target.NotRegistered',
    description: 'Target is not registered to the target group',
  });
});

test('a target that comes back while it drains starts anew, and its deregistration is over', async () => {
  const { groupArn } = await createShop(world);
  world.elb.register(groupArn, target);
  await seconds(6);
  const drained = world.elb.deregister(groupArn, target);
  await seconds(10);
  world.elb.register(groupArn, target);
  await drained;
  expect(world.elb.health(groupArn, target).state).toBe('initial');
  await seconds(40);
  expect(world.elb.health(groupArn, target).state).toBe('healthy');
});

test('an answer that came too late for a deregistered target changes nothing', async () => {
  let answer = () => {};
  let asked = 0;
  const slow = createWorld(clock, {
    prober: {
      probe: () =>
        new Promise((resolve) => {
          asked++;
          answer = () => resolve({ kind: 'status', status: 200 });
        }),
    },
  });
  slow.network.place(target.address, async () => {
    throw new Error('not dialled');
  });
  const { groupArn } = await createShop(slow);
  slow.elb.register(groupArn, target);
  await seconds(5);
  void slow.elb.deregister(groupArn, target);
  answer();
  await seconds(20);
  expect(slow.elb.health(groupArn, target).state).toBe('draining');
  expect(asked).toBe(1);
});

test('ten thousand targets with steady answers cost little in a simulated day', async () => {
  const horizon = clock.now() + 24 * 3_600_000;
  let probes = 0;
  const big = createWorld(clock, {
    prober: {
      probe: async () => {
        probes++;
        return { kind: 'status', status: 200, until: horizon };
      },
    },
  });
  const targets = Array.from({ length: 10_000 }, (_, index) => ({
    address: `10.${1 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`,
    port: 8000,
  }));
  for (const { address } of targets) {
    big.network.place(address, async () => {
      throw new Error('not dialled');
    });
  }
  const { groupArn } = await createShop(big);
  const start = performance.now();
  for (const each of targets) big.elb.register(groupArn, each);
  await clock.run({ for: 24 * 3_600_000 - 1 });
  expect(probes).toBe(10_000);
  expect(targets.every((each) => big.elb.health(groupArn, each).state === 'healthy')).toBe(true);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('an answer known until then is asked for again then', async () => {
  const restart = clock.now() + 60_000;
  const { groupArn } = await createShop(world);
  world.answers(target, { kind: 'status', status: 200, until: restart });
  world.elb.register(groupArn, target);
  await seconds(59);
  expect(world.probes()).toBe(1);
  world.answers(target, { kind: 'refused' });
  await seconds(20);
  expect(world.elb.health(groupArn, target).state).toBe('unhealthy');
  expect(clock.now() - restart).toBeLessThan(20_000);
});
