import { BatchDeleteImageCommand } from '@aws-sdk/client-ecr';
import { DescribeTasksCommand, ListClustersCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import { DeleteParameterCommand } from '@aws-sdk/client-ssm';
import { describe, expect, test } from 'vitest';
import { findStacks } from '../operations/find-stacks.ts';
import { scaleService } from '../operations/scale/scale-service.ts';
import { planRollback } from './plan-rollback.ts';
import { readReleases } from './read-releases.ts';
import type { Release } from './release.ts';
import { openShop, type Shop } from './testing/open-shop.ts';

const long = 60_000;

/** What the tasks of a service run with now. */
async function runningImages({ account }: Shop, service: string): Promise<readonly string[]> {
  const { ecs } = account.clients;
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  const [cluster] = clusterArns;
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster }));
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
  return [
    ...new Set(
      tasks.flatMap(({ containers = [] }) =>
        containers.flatMap(({ name, image }) => (name === service && image ? image : [])),
      ),
    ),
  ];
}

const imageOf = ({ stacks }: Release, service: string) =>
  stacks.find((stack) => stack.service?.name === service)?.parameters.Image;

describe('a rollback', () => {
  test(
    'brings image, settings and secret version back together, and runs no job',
    async () => {
      const shop = openShop();
      const first = await shop.release({ level: 'info', token: 'one' });
      await shop.release({ level: 'debug', token: 'two' });
      const planned = await planRollback(undefined, shop.store, shop.context);
      if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned));
      const eventsBefore = shop.events.length;

      expect(planned.plan).toMatchObject({
        target: { number: 1 },
        running: { number: 2, hasItsSecrets: true },
        jobsSince: [{ number: 2, jobs: ['migrate'], wasKilled: false }],
        left: [],
      });
      expect(planned.plan.changes).toEqual([
        {
          name: 'migrate',
          kind: 'changed',
          image: true,
          secrets: false,
          settings: false,
          tasks: false,
          files: false,
        },
        {
          name: 'api',
          kind: 'changed',
          image: true,
          secrets: true,
          settings: true,
          tasks: false,
          files: false,
        },
        {
          name: 'worker',
          kind: 'changed',
          image: true,
          secrets: false,
          settings: false,
          tasks: false,
          files: false,
        },
      ]);

      const result = await shop.rollBack(planned.plan);
      expect(result.release).toMatchObject({ number: 3, outcome: 'succeeded', rollbackOf: 1 });
      expect(await runningImages(shop, 'api')).toEqual([imageOf(first, 'api')]);
      expect(shop.events.slice(eventsBefore).some(({ kind }) => kind === 'job')).toBe(false);
      const { running, releases } = await readReleases(shop.store, shop.context);
      expect(running).toEqual({ number: 3, hasItsSecrets: true });
      expect(releases[0]?.stacks.map(({ layer }) => layer)).toContain('foundation');
    },
    long,
  );

  test(
    'goes further back the second time, and to a later release when it is named',
    async () => {
      const shop = openShop();
      for (const level of ['a', 'b', 'c']) await shop.release({ level });
      for (const expected of [2, 1]) {
        const planned = await planRollback(undefined, shop.store, shop.context);
        if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned));
        expect(planned.plan.target.number).toBe(expected);
        await shop.rollBack(planned.plan);
      }
      const none = await planRollback(undefined, shop.store, shop.context);
      expect(none).toMatchObject({ problems: [{ code: 'rollback/no-release' }] });
      const forward = await planRollback(3, shop.store, shop.context);
      expect(forward).toMatchObject({ plan: { target: { number: 3 }, jobsSince: [] } });
    },
    long,
  );

  test(
    'warns of jobs that a killed deployment may have run',
    async () => {
      const shop = openShop();
      await shop.release({ level: 'a' });
      const second = await shop.release({ level: 'b' });
      const { endedAt: _ended, ...killed } = second;
      await shop.store.begin({ ...killed, outcome: 'running', jobs: [] }, {});

      expect(await planRollback(1, shop.store, shop.context)).toMatchObject({
        plan: {
          jobsSince: [
            { number: 3, jobs: ['migrate'], wasKilled: true },
            { number: 2, jobs: ['migrate'], wasKilled: false },
          ],
        },
      });
    },
    long,
  );

  test(
    'passes over deployments that changed nothing',
    async () => {
      const shop = openShop();
      await shop.release({ level: 'good' });
      const bad = await shop.release({ level: 'bad' });
      const again = await shop.store.begin({ ...bad, outcome: 'running' }, {});
      await shop.store.update({ ...again, outcome: 'succeeded' });

      expect(await readReleases(shop.store, shop.context)).toMatchObject({
        running: { number: 3 },
      });
      expect(await planRollback(undefined, shop.store, shop.context)).toMatchObject({
        plan: { target: { number: 1 } },
      });
    },
    long,
  );

  test(
    'knows the release that runs by another number of tasks, which goes back with it',
    async () => {
      const shop = openShop();
      await shop.release({ level: 'a' });
      await shop.release({ level: 'b' });
      const name = 'shop-production-worker';
      const stack = (await findStacks(shop.project, shop.context)).find(
        (each) => each.name === name,
      );
      if (!stack) throw new Error(`there is no ${name}`);
      await shop.run(() => scaleService({ stack, tasks: 3 }, shop.context));

      expect(await readReleases(shop.store, shop.context)).toMatchObject({
        running: { number: 2, hasItsSecrets: true },
      });
      expect(await planRollback(2, shop.store, shop.context)).toMatchObject({
        plan: { changes: [{ name: 'worker', tasks: true, image: false, settings: false }] },
      });
    },
    long,
  );

  test(
    'that fails leaves what ran, says why, and is recorded',
    async () => {
      const shop = openShop();
      await shop.release({ level: 'info' });
      const second = await shop.release({ level: 'debug' });
      shop.broken.add('info');
      const planned = await planRollback(1, shop.store, shop.context);
      if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned));
      const result = await shop.rollBack(planned.plan);

      expect(result).toMatchObject({ release: { number: 3, outcome: 'failed' }, restored: true });
      expect(result.release?.reason).toMatch(/\S/);
      expect(await runningImages(shop, 'api')).toEqual([imageOf(second, 'api')]);
      expect(await runningImages(shop, 'worker')).toEqual([imageOf(second, 'worker')]);
      const { running } = await readReleases(shop.store, shop.context);
      expect(running).toEqual({ number: 2, hasItsSecrets: true });
    },
    long,
  );

  test(
    'to a release whose tasks pass their health check and die fails with the cause',
    async () => {
      const shop = openShop();
      await shop.release({ level: 'info' });
      const second = await shop.release({ level: 'debug' });
      shop.dying.add('info');
      const planned = await planRollback(1, shop.store, shop.context);
      if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned));
      const result = await shop.rollBack(planned.plan);

      expect(result).toMatchObject({ outcome: 'failed', restored: true });
      expect(result.diagnostics[0]).toMatchObject({ code: 'crash-loop', owner: 'api' });
      expect(await runningImages(shop, 'api')).toEqual([imageOf(second, 'api')]);
    },
    long,
  );

  test(
    'leaves a service as it is that the release did not have',
    async () => {
      const shop = openShop();
      await shop.release({});
      await shop.release({ more: '  mailer: { build: . }\n' });
      const planned = await planRollback(1, shop.store, shop.context);

      expect(planned).toMatchObject({ plan: { left: ['mailer'] } });
    },
    long,
  );
});

describe('a rollback is refused', () => {
  test(
    'when something that it needs is gone, with each thing by name',
    async () => {
      const shop = openShop();
      const first = await shop.release({});
      await shop.release({ level: 'debug' });
      const { ecr, parameters } = shop.account.clients;
      const [, repositoryName = '', imageDigest = ''] =
        /amazonaws\.com\/(.+)@(.+)$/.exec(imageOf(first, 'worker') ?? '') ?? [];
      await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageDigest }] }));
      const path = '/seaworthy/shop/production/listener';
      await parameters.send(new DeleteParameterCommand({ Name: path }));
      const planned = await planRollback(undefined, shop.store, shop.context);

      expect(planned.kind === 'refused' && planned.problems.map(({ message }) => message)).toEqual([
        `The image of worker is gone from the repository shop/production/worker: ${imageDigest}.`,
        `What api took from the foundation or the stores is not there any more: ${path}.`,
      ]);
    },
    long,
  );

  test(
    'when the release never ran, or is not there',
    async () => {
      const shop = openShop();
      await shop.release({ outcome: 'failed' });
      const refusals = await Promise.all(
        [1, 7].map((number) => planRollback(number, shop.store, shop.context)),
      );

      expect(refusals).toMatchObject([
        { problems: [{ code: 'rollback/never-ran' }] },
        { problems: [{ message: 'There is no release 7.' }] },
      ]);
    },
    long,
  );
});
