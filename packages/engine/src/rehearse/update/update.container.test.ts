import type { Template } from '@seaworthy/compiler';
import { EngineUnavailable, findEngine } from '@seaworthy/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { deployApplication } from '../../deploy/deploy-application.ts';
import { repositoryOf } from '../../deploy/repository-of.ts';
import { findService } from '../../watch/find-service.ts';
import type { Ground } from '../ground/ground.ts';
import { openContainerGround } from '../ground/open-container-ground.ts';
import { clientOf } from '../traffic/entrance.ts';
import { startLoad } from '../traffic/load.ts';
import { chooseService } from './choose-service.ts';
import { explainUpdate } from './explain-update.ts';
import { rollIn } from './roll-in.ts';
import { secondVersion } from './second-version.ts';
import { behaving, type Manner, openShop, type Shop } from './testing/shop.ts';

const signal = new AbortController().signal;
const emit = process.env.SHOW
  ? (event: unknown) => console.log(performance.now() | 0, JSON.stringify(event).slice(0, 250))
  : () => {};

async function hasEngine(): Promise<boolean> {
  try {
    await (await findEngine()).close();
    return true;
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    console.warn(`Updates with containers are left out. ${error.message}`);
    return false;
  }
}

describe.skipIf(!(await hasEngine()))('an update under requests', () => {
  let shop: Shop;
  let ground: Ground;
  let context: DeploymentContext;
  let template: Template;

  beforeAll(async () => {
    shop = await openShop();
    const { application, graph, templates } = shop;
    const service = chooseService(application);
    const own = templates.find(({ layer }) => layer === 'service');
    if (!service || !own) throw new Error('the shop has no service');
    template = own;
    ground = await openContainerGround({ ...shop, emit, signal });
    await ground.prepareImage(service, signal);
    const { clients, clock, further } = ground;
    context = { clients, clock, further, emit, signal, pollInterval: 200 };
    const shipment = {
      application,
      graph,
      templates,
      publishImages: async () => ({
        shop: ground.publishImage(service, repositoryOf('shop', graph)),
      }),
      secretValues: {},
      parameters: {},
    };
    const { succeeded } = await deployApplication(shipment, context);
    if (!succeeded) throw new Error('the first version does not run');
  }, 60_000);

  afterAll(async () => {
    await ground?.close();
    await shop?.close();
  }, 30_000);

  async function updateTo(manner: Manner, { path = '/health', rate = 200 } = {}) {
    const service = chooseService(shop.application);
    const entrance = ground.entrance();
    if (!service || !entrance) throw new Error('nothing answers');
    const client = clientOf(entrance);
    const request = { method: 'GET', path, host: 'localhost', headers: {}, timeout: 20_000 };
    const changed = behaving(template, manner);
    const rolled = await rollIn(
      {
        deployed: await findService({ name: 'shop', stack: template.stack }, context),
        stack: await secondVersion({ name: 'shop', template: changed }, undefined, context),
        startTraffic: () => startLoad(client, request, rate),
      },
      context,
    );
    client.close();
    const findings = explainUpdate(rolled, service, shop).map(({ code }) => code);
    return { ...rolled.report, findings };
  }

  test('that is good drops none of 200 a second', async () => {
    const { outcome, load, capacity, findings } = await updateTo('deaf');
    expect(outcome).toBe('rolled-in');
    expect(load).toMatchObject({ dropped: {}, failed: 0 });
    expect(load.sent).toBeGreaterThan(400);
    expect(capacity.map(({ healthy }) => healthy)).toEqual([1, 2, 1]);
    expect(findings).toEqual([]);
  }, 30_000);

  test('whose health checks fail is rolled back and drops none', async () => {
    const { outcome, load, capacity, findings } = await updateTo('broken');
    expect(outcome).toBe('rolled-back');
    expect(load).toMatchObject({ dropped: {}, failed: 0 });
    expect(capacity.every(({ healthy }) => healthy === 1)).toBe(true);
    expect(findings).toEqual(['tg-code-mismatch', 'rehearse/rolled-back']);
  }, 40_000);

  test('from a version that ignores SIGTERM says how many answers it cuts', async () => {
    const { outcome, load, findings } = await updateTo('sound', { path: '/slow', rate: 20 });
    expect(outcome).toBe('rolled-in');
    expect(load.dropped[502]).toBeGreaterThan(0);
    expect(findings).toEqual(['rehearse/dropped-requests', 'sigterm-ignored']);
  }, 40_000);
});
