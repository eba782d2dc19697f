import { createServer } from 'node:http';
import { duplexPair } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { virtualClock } from '../time/virtual-clock.ts';
import type { Target } from './target-groups.ts';
import { createShop, createWorld } from './testing/world.ts';

type Step =
  | { readonly kind: 'register' | 'deregister' | 'sicken' | 'heal'; readonly target: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'request' };

const targets: readonly Target[] = [1, 2, 3, 4].map((number) => ({
  address: `10.0.1.${number}`,
  port: 8000,
}));

const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('register' as const, 'deregister', 'sicken', 'heal'),
      target: fc.nat(targets.length - 1),
    }),
    fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('request' as const) }),
  ),
  { minLength: 5, maxLength: 40 },
);

test('a request goes only to a registered target, and to a healthy one while there is any', async () => {
  await fc.assert(fc.asyncProperty(steps, play), { numRuns: 60 });
});

async function play(script: readonly Step[]): Promise<void> {
  const clock = virtualClock();
  const world = createWorld(clock);
  const { groupArn } = await createShop(world);
  const servers = targets.map(({ address }) => {
    const server = createServer((_, response) => response.end(address));
    world.network.place(address, async () => {
      const [near, far] = duplexPair();
      server.emit('connection', far);
      return near;
    });
    return server;
  });
  const registered = new Set<Target>();
  const drains: Promise<void>[] = [];
  const sent = { requests: 0, answered: 0 };

  for (const step of script) {
    switch (step.kind) {
      case 'wait':
        await clock.run({ for: step.seconds * 1000 });
        break;
      case 'request':
        sent.requests++;
        if (await expectRightTarget()) sent.answered++;
        break;
      default:
        change(step.kind, targets[step.target] ?? { address: '', port: 0 });
    }
  }

  await clock.run({ for: 60_000 });
  await Promise.all(drains);
  const states = targets.map((target) => world.elb.health(groupArn, target));
  expect(states.filter(({ reason }) => reason !== 'Target.NotRegistered')).toHaveLength(
    registered.size,
  );
  expect(world.elb.accessLog()).toHaveLength(sent.requests);
  expect(world.elb.accessLog().filter(({ status }) => status === 200)).toHaveLength(sent.answered);
  await world.elb.close();
  for (const server of servers) server.closeAllConnections();

  function change(kind: 'register' | 'deregister' | 'sicken' | 'heal', target: Target): void {
    if (kind === 'register') {
      world.elb.register(groupArn, target);
      registered.add(target);
    } else if (kind === 'deregister') {
      drains.push(world.elb.deregister(groupArn, target));
      registered.delete(target);
    } else {
      world.answers(target, { kind: 'status', status: kind === 'heal' ? 200 : 500 });
    }
  }

  async function expectRightTarget(): Promise<boolean> {
    const healthy = [...registered].filter(
      (target) => world.elb.health(groupArn, target).state === 'healthy',
    );
    const expected = healthy.length > 0 ? healthy : [...registered];
    const [node] = world.network.interfaces();
    const socket = await node?.dial(80);
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket?.on('data', (chunk) => {
        text += String(chunk);
      });
      socket?.once('end', () => resolve(text));
      socket?.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    });
    if (expected.length === 0) {
      expect(answer).toMatch(/^HTTP\/1\.1 503 /);
      return false;
    }
    expect(expected.map(({ address }) => address)).toContain(/10\.0\.1\.\d/.exec(answer)?.[0]);
    return true;
  }
}
