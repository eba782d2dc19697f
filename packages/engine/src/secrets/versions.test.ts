import { describe, expect, it } from 'vitest';
import { compareThree } from './compare-three.ts';
import { listSecret } from './list-secret.ts';
import { type DeployedShop, deployedShop, rendering } from './testing/deployed-shop.ts';
import { secretVersions } from './versions.ts';

async function wanted({ application, graph, context }: DeployedShop) {
  return Object.fromEntries(await secretVersions({ application, graph }, context));
}

describe('the version of a service', () => {
  it('is the current one for a service that has none yet', async () => {
    const shop = await deployedShop();
    const version = await shop.push({ API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1' });

    expect(await wanted(shop)).toEqual({ api: version, worker: version, migrate: version });
  });

  it('stays while none of its own values changes, so that only those who use one are rolled', async () => {
    const shop = await deployedShop();
    const first = await shop.push({ API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1' });
    await shop.run(shop.pin);
    const second = await shop.push({ WORKER_TOKEN: '2' });

    expect(await wanted(shop)).toEqual({ api: first, worker: second, migrate: first });

    await shop.run(shop.pin);
    const third = await shop.push({ SHARED_TOKEN: '3' });

    expect(await shop.pins()).toEqual({ api: first, worker: second, migrate: first });
    expect(await wanted(shop)).toEqual({ api: third, worker: third, migrate: first });
  });

  it('comes back with a value that comes back', async () => {
    const shop = await deployedShop();
    const first = await shop.push({ API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1' });
    await shop.run(shop.pin);
    await shop.push({ API_TOKEN: '2' });
    await shop.push({ API_TOKEN: '1' });

    expect(await wanted(shop)).toEqual({ api: first, worker: first, migrate: first });
  });
});

describe('the version of a service of Batch', () => {
  it('stays like any other while none of its own values changes', async () => {
    const shop = await deployedShop(undefined, rendering);
    const first = await shop.push({
      API_TOKEN: '1',
      WORKER_TOKEN: '1',
      SHARED_TOKEN: '1',
      RENDER_TOKEN: '1',
    });
    await shop.run(shop.pin);

    expect(await shop.pins()).toMatchObject({ api: first, render: first });

    const second = await shop.push({ API_TOKEN: '2' });

    expect(await wanted(shop)).toMatchObject({ api: second, render: first });

    const third = await shop.push({ RENDER_TOKEN: '2' });

    expect(await wanted(shop)).toMatchObject({ api: third, render: third, worker: first });
  });
});

describe('what is compared', () => {
  it('is this machine, the secret, and the tasks that run', async () => {
    const shop = await deployedShop();
    await shop.push({ API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1' });
    await shop.run(shop.pin);
    await shop.push({ API_TOKEN: '2' });
    const values = new Map([
      ['API_TOKEN', '2'],
      ['WORKER_TOKEN', 'other'],
    ]);
    const { application, graph, context } = shop;
    const request = { application, graph, values, region: application.region };

    const found = await compareThree(request, context);

    expect(found).toMatchObject({
      kind: 'compared',
      keys: [
        {
          key: 'API_TOKEN',
          store: 'same',
          running: [
            { service: 'api', state: 'outdated' },
            { service: 'migrate', state: 'not-running' },
          ],
        },
        {
          key: 'SHARED_TOKEN',
          store: 'only-store',
          running: [
            { service: 'api', state: 'current' },
            { service: 'worker', state: 'current' },
          ],
        },
        {
          key: 'WORKER_TOKEN',
          store: 'differs',
          running: [{ service: 'worker', state: 'current' }],
        },
      ],
    });
  });

  it('says which tasks were started before the project had a key', async () => {
    const shop = await deployedShop();
    await shop.push({ API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1' });
    await shop.run(shop.pin);
    const { graph, context } = shop;
    const [secret] = shop.application.secrets;
    if (!secret) throw new Error('the shop has no secrets');
    const application = { ...shop.application, secrets: [{ ...secret, key: 'NEW_TOKEN' }] };
    const values = new Map([['NEW_TOKEN', '1']]);
    const { region } = application;

    const found = await compareThree({ application, graph, values, region }, context);

    expect(found.kind === 'compared' && found.keys[0]).toMatchObject({
      key: 'NEW_TOKEN',
      store: 'only-here',
      running: [
        { service: 'api', state: 'absent' },
        { service: 'migrate', state: 'not-running' },
      ],
    });
  });

  it('says when tasks have what was current at their start', async () => {
    const shop = await deployedShop();
    const { application, graph, context } = shop;
    const request = { application, graph, values: new Map(), region: application.region };

    expect(await compareThree(request, context)).toMatchObject({
      keys: [{ running: [{ state: 'unpinned' }, {}] }, {}, {}],
    });
  });
});

it('versions are listed with who has which', async () => {
  const shop = await deployedShop();
  const first = await shop.push({ API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1' });
  await shop.run(shop.pin);
  const second = await shop.push({ API_TOKEN: '2' });
  const { application, graph, context } = shop;

  const found = await listSecret({ application, graph, region: application.region }, context);

  expect(found).toMatchObject({
    keys: [
      { key: 'API_TOKEN', services: ['api', 'migrate'], inStore: true },
      { key: 'SHARED_TOKEN', services: ['api', 'worker'], inStore: true },
      { key: 'WORKER_TOKEN', services: ['worker'], inStore: true },
    ],
    versions: [
      { id: second, isCurrent: true, usedBy: [] },
      { id: first, isPrevious: true, usedBy: ['migrate', 'api', 'worker'] },
    ],
  });
});
