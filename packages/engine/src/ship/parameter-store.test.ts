import { expect, test } from 'vitest';
import { planRollback } from '../releases/plan-rollback.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { prepareWrite, readCurrent } from '../secrets/prepare-write.ts';
import { writePrepared } from '../secrets/write-prepared.ts';
import { Harbour, shop, soundPrograms } from './testing/harbour.ts';

const compose = `${shop}x-seaworthy: { secretStore: parameter-store }\n`;

test('secrets in Parameter Store are filled, pinned, followed and gone back to', async () => {
  const harbour = new Harbour();
  const deploy = (version: string) => harbour.ship(version, soundPrograms, { compose });
  const context = { clients: harbour.account.clients, signal: new AbortController().signal };
  const { application } = requestFor(compose, {});
  const owner = { application, region: application.region };
  const pinned = async () => {
    const [{ stacks = [] } = {}] = await harbour.releases().list();
    const api = stacks.find(({ service }) => service?.name === 'api');
    return api?.parameters.AppSecretVersion;
  };

  const { report, events } = await deploy('v1');
  expect(report).toMatchObject({ outcome: 'deployed', release: 1, diagnostics: [] });
  expect(events.find(({ kind }) => kind === 'secret')).toMatchObject({
    name: '/seaworthy-secrets/shop/production',
    given: ['API_KEY'],
  });
  expect(JSON.stringify(events)).not.toContain('canary-of-the-api');
  const first = await pinned();
  const held = await readCurrent(owner, context);
  expect(held).toMatchObject({ kind: 'read', secret: { current: first } });
  expect(held.kind === 'read' && [...held.held]).toEqual([['API_KEY', 'canary-of-the-api']]);

  const prepared = await prepareWrite(
    { ...owner, values: new Map([['API_KEY', 'another']]), prune: false },
    context,
  );
  if (prepared.kind === 'refused') throw new Error(JSON.stringify(prepared.diagnostics));
  const written = await writePrepared(prepared, context);
  expect((await deploy('v1')).report).toMatchObject({ outcome: 'deployed', release: 2 });
  expect(await pinned()).toBe(written.kind === 'written' ? written.version : '');

  const all = { ...harbour.account, ...context, emit: () => {} };
  const back = await planRollback(undefined, harbour.releases(), all);
  expect(back).toMatchObject({
    kind: 'planned',
    plan: {
      target: { number: 1 },
      running: { number: 2, hasItsSecrets: true },
      changes: [{ name: 'api', secrets: true, image: false, settings: false }],
    },
  });
});
