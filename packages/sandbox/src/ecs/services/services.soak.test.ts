import { expect, test } from 'vitest';
import { balanced, smallAccount } from './testing/small-account.ts';

/** Repeatable numbers from 0 to below `limit`. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

test('1,000 services with 10,000 tasks live through 24 hours of faults within seconds', async () => {
  const account = smallAccount();
  const { clock, tasks, targetGroups } = account;
  const random = randomNumbers(7);
  account.define('bad');
  tasks.decide('bad', { failsAfter: 20_000 });
  const names = Array.from({ length: 1_000 }, (_, index) => `service-${index}`);
  for (const [index, serviceName] of names.entries()) {
    account.create({
      ...(index % 2 === 0 && balanced),
      serviceName,
      desiredCount: 10,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    });
  }
  const services = account.services.control.active();
  await clock.run({ for: 600_000 });
  expect(services.every(({ steady }) => steady)).toBe(true);

  const cpuBefore = process.cpuUsage();
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const service = services[random(services.length)];
    const members = [...(service?.members.values() ?? [])];
    const victim = members[random(members.length)];
    const address = tasks.find(victim?.arn ?? '')?.address ?? '';
    const fault = random(5);
    if (fault === 0) tasks.crash(victim?.arn ?? '');
    else if (fault === 1) tasks.crash(victim?.arn ?? '', 'SpotInterruption');
    else if (fault === 2) targetGroups.setHealth(address, 'unhealthy');
    else if (service !== undefined) {
      const taskDefinition = fault === 3 ? 'api' : 'bad';
      account.update({ service: service.name, taskDefinition, forceNewDeployment: true });
    }
    await clock.run({ for: 60_000 });
  }
  await clock.run({ for: 3_600_000 });
  const { user } = process.cpuUsage(cpuBefore);

  const running = tasks.all().filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  expect(services.filter(({ steady }) => !steady).map(({ name }) => name)).toEqual([]);
  expect(running).toHaveLength(10_000);
  expect(targetGroups.targets().size).toBe(5_000);
  expect(user / 1_000_000).toBeLessThan(30);
}, 60_000);
