import { describe, expect, it } from 'vitest';
import { holdingLease } from '../deploy/lease/holding-lease.ts';
import { createReleaseStore } from '../releases/create-release-store.ts';
import { planRollback } from '../releases/plan-rollback.ts';
import { readReleases } from '../releases/read-releases.ts';
import { openShop } from '../releases/testing/open-shop.ts';
import { prepareWrite, readCurrent } from './prepare-write.ts';
import { rotateSecret } from './rotate-secret.ts';
import { type DeployedShop, deployedShop, rendering } from './testing/deployed-shop.ts';

const holder = {
  project: 'shop',
  environment: 'production',
  by: 'arn:aws:iam::123456789012:user/developer',
  host: 'laptop',
};

async function rotate(shop: DeployedShop, key: string, value: string, signal?: AbortSignal) {
  const { application, graph, context } = shop;
  const prepared = await shop.prepare({ [key]: value });
  const own = signal ? { ...context, signal } : context;
  const releases = createReleaseStore(holder, context);
  const request = { holder, releases, application, graph, key, prepared };
  return shop.run(() => rotateSecret(request, own));
}

async function held({ application, context }: DeployedShop) {
  const found = await readCurrent({ application, region: application.region }, context);
  return found.kind === 'read' ? Object.fromEntries(found.held) : found;
}

describe('a rotation', () => {
  it('gives the new value to the services that use the key, and to no other', async () => {
    const shop = await deployedShop();
    const first = await shop.push({ API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1' });
    await shop.run(shop.pin);

    const result = await rotate(shop, 'API_TOKEN', '2');

    expect(result).toMatchObject({ kind: 'rotated', rolled: ['api'], later: ['migrate'] });
    const version = result.kind === 'rotated' ? result.version : '';
    expect(await shop.pins()).toEqual({ api: version, worker: first, migrate: first });
    expect(await held(shop)).toMatchObject({ API_TOKEN: '2', WORKER_TOKEN: '1' });
  });

  it('gives it to the jobs of Batch that start from then on', async () => {
    const shop = await deployedShop(undefined, rendering);
    const first = await shop.push({ API_TOKEN: '1', RENDER_TOKEN: '1' });
    await shop.run(shop.pin);

    const result = await rotate(shop, 'RENDER_TOKEN', '2');

    expect(result).toMatchObject({ kind: 'rotated', rolled: ['render'], later: [] });
    const render = result.kind === 'rotated' ? result.version : '';
    expect(await shop.pins()).toMatchObject({ api: first, render });
  });

  it('goes back everywhere when one service does not come up with the value', async () => {
    let dies = false;
    const shop = await deployedShop(({ container }) => {
      if (container === 'migrate') return { exits: { after: 1000, code: 0 } };
      return dies && container === 'worker'
        ? { exits: { after: 500, code: 1 } }
        : { listens: [{ port: 8000 }] };
    });
    const first = await shop.push({ API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1' });
    await shop.run(shop.pin);
    dies = true;

    const result = await rotate(shop, 'SHARED_TOKEN', '2');

    expect(result).toMatchObject({
      kind: 'failed',
      diagnostics: [{ message: expect.stringContaining('worker did not come up') }],
    });
    expect(await held(shop)).toMatchObject({ SHARED_TOKEN: '1' });
    expect(await shop.pins()).toEqual({ api: first, worker: first, migrate: first });
  });

  it('waits for no deployment that goes on, and changes nothing beside it', async () => {
    const shop = await deployedShop();
    await shop.push({ API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1' });
    let end = (): void => {};
    const deployment = holdingLease(
      holder,
      shop.context,
      () => new Promise<void>((resolve) => (end = resolve)),
    );

    await expect(rotate(shop, 'API_TOKEN', '2')).rejects.toThrow('deploys from laptop');

    end();
    await deployment;
    expect(await held(shop)).toMatchObject({ API_TOKEN: '1' });
    expect(await rotate(shop, 'API_TOKEN', '2')).toMatchObject({ kind: 'rotated' });
  });

  it('writes nothing over what somebody else has written', async () => {
    const shop = await deployedShop();
    await shop.push({ API_TOKEN: '1' });
    const { application, graph, context } = shop;
    const prepared = await shop.prepare({ API_TOKEN: '2' });
    await shop.push({ API_TOKEN: 'theirs' });

    const releases = createReleaseStore(holder, context);
    const request = { holder, releases, application, graph, key: 'API_TOKEN', prepared };
    const work = () => rotateSecret(request, context);

    expect(await shop.run(work)).toMatchObject({
      kind: 'failed',
      diagnostics: [{ code: 'secrets/changed-meanwhile' }],
    });
    expect(await held(shop)).toMatchObject({ API_TOKEN: 'theirs' });
  });

  it('leaves the earlier value current when it is interrupted', async () => {
    const shop = await deployedShop();
    const first = await shop.push({ API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1' });
    await shop.run(shop.pin);
    const interruption = new AbortController();
    shop.context.clock.after(20_000, () => interruption.abort(new Error('interrupted')));

    await expect(rotate(shop, 'API_TOKEN', '2', interruption.signal)).rejects.toThrow();

    expect(await held(shop)).toMatchObject({ API_TOKEN: '1' });
    expect((await shop.pins()).api).toBe(first);
  });
});

describe('a rotation where releases are recorded', () => {
  async function rotated(work: (shop: ReturnType<typeof openShop>) => void = () => {}) {
    const shop = openShop();
    const first = await shop.release({ token: '1' });
    const { application, graph } = shop.project;
    const owner = { application, region: application.region };
    const values = new Map([['API_TOKEN', '2']]);
    const prepared = await prepareWrite({ ...owner, values, prune: false }, shop.context);
    if (prepared.kind === 'refused') throw new Error(JSON.stringify(prepared.diagnostics));
    work(shop);
    const request = {
      holder,
      releases: shop.store,
      application,
      graph,
      key: 'API_TOKEN',
      prepared,
    };
    const result = await shop.run(() => rotateSecret(request, shop.context));
    const known = await readReleases(shop.store, shop.context);
    return { shop, first, result, known };
  }

  it('is a release, which runs, and from which a rollback goes back', async () => {
    const { shop, first, result, known } = await rotated();

    expect(result).toMatchObject({ kind: 'rotated', release: 2 });
    expect(known.running).toEqual({ number: 2, hasItsSecrets: true });
    const version = result.kind === 'rotated' ? result.version : '';
    const [second] = known.releases;
    expect(second).toMatchObject({ outcome: 'succeeded', by: holder.by, jobs: [] });
    const api = second?.stacks.find(({ service }) => service?.name === 'api');
    expect(api?.parameters.AppSecretVersion).toBe(version);
    expect(second?.stacks.map(({ name }) => name).toSorted()).toEqual(
      first.stacks.map(({ name }) => name).toSorted(),
    );
    const back = await planRollback(undefined, shop.store, shop.context);
    expect(back).toMatchObject({
      kind: 'planned',
      plan: { target: { number: 1 }, changes: [{ name: 'api', secrets: true, image: false }] },
    });
  });

  it('is recorded as failed when a service does not come up, and the release before runs', async () => {
    const { result, known } = await rotated(({ broken }) => broken.add('info'));

    expect(result).toMatchObject({ kind: 'failed' });
    expect(known.releases[0]).toMatchObject({
      number: 2,
      outcome: 'failed',
      reason: 'api did not come up with the new version of the secret.',
    });
    expect(known.running).toMatchObject({ number: 1 });
  });
});
