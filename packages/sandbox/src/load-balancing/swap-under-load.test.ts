import { Agent } from 'node:http';
import { expect, test } from 'vitest';
import { ask } from './testing/ask.ts';
import { openShop } from './testing/serving-shop.ts';

test('no request is dropped while targets are swapped under load', async () => {
  const shop = await openShop();
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const statuses = new Map<number | string, number>();
  let running = true;

  const client = async () => {
    while (running) {
      const status = await ask(shop.port, '/', { agent }).then(
        (answer) => answer.status,
        (error) => String(error),
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  const answered = () => [...statuses.values()].reduce((sum, count) => sum + count, 0);
  const served: number[] = [];

  let old = await shop.task(1, (_, response) => response.end('1'));
  const clients = Array.from({ length: 8 }, client);
  for (let number = 2; number <= 7; number++) {
    let count = 0;
    const next = await shop.task(number, (_, response) => {
      count++;
      setImmediate(() => response.end(String(number)));
    });
    const previous = { address: `10.0.1.${number - 1}`, port: 8000 };
    const drained = shop.world.elb.deregister(shop.groupArn, previous);
    const before = answered();
    await expect.poll(answered).toBeGreaterThan(before + 100);
    await shop.clock.run({ for: 30_000 });
    await drained;
    await old.close();
    old = next;
    served.push(count);
  }
  running = false;
  await Promise.all(clients);
  agent.destroy();
  await shop.close();

  expect([...statuses.keys()]).toEqual([200]);
  expect(served.every((count) => count > 50)).toBe(true);
  expect(shop.world.elb.accessLog().every(({ status }) => status === 200)).toBe(true);
});
