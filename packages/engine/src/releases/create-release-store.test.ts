import { randomBytes } from 'node:crypto';
import {
  DeleteParameterCommand,
  GetParametersByPathCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { Interfere } from '@seaworthy/sandbox';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachedClients } from '../aws/attached-clients.ts';
import { bePatient } from '../aws/be-patient.ts';
import { inVirtualTime, scriptedSandbox } from '../testing/scripted-sandbox.ts';
import { createReleaseStore } from './create-release-store.ts';
import type { Release } from './release.ts';
import { packText } from './store/pack-text.ts';
import { mortalClients } from './testing/mortal-clients.ts';
import { draftOf, templatesOf } from './testing/release-drafts.ts';

const shop = { project: 'shop', environment: 'production' };

function account(interfere?: Interfere) {
  const { sandbox, clock } = scriptedSandbox(
    () => ({}),
    'eu-west-1',
    interfere === undefined ? {} : { interfere },
  );
  const clients = attachedClients(sandbox);
  return { sandbox, clients, clock, store: createReleaseStore(shop, { clients, clock }) };
}

/** As deployments ask: again and again, in virtual time, which the SDK's own patience knows not. */
function patient(interfere: Interfere) {
  const { sandbox, clients, clock } = account(interfere);
  const client = new SSMClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  const all = { ...clients, parameters: sandbox.attach(client, 'SSM') };
  bePatient(all, { clock });
  const store = createReleaseStore(shop, { clients: all, clock });
  return { store, begin: () => inVirtualTime(clock, clients, () => store.begin(api, {})) };
}

const api = draftOf(['{"service":"api"}']);

describe('a store of releases', () => {
  test('numbers releases from 1 and gives them back as they are, the newest first', async () => {
    const { store } = account();
    const first = await store.begin(api, templatesOf(['{"service":"api"}']));
    const second = await store.begin({ ...api, commit: 'abc1234-dirty' }, {});
    await store.update({ ...first, outcome: 'failed', endedAt: 5000, reason: 'exit code 1' });

    expect([first.number, second.number]).toEqual([1, 2]);
    expect(await store.list()).toEqual([
      { ...api, number: 2, commit: 'abc1234-dirty' },
      { ...api, number: 1, outcome: 'failed', endedAt: 5000, reason: 'exit code 1' },
    ]);
    expect(await store.read(1)).toMatchObject({ number: 1, outcome: 'failed' });
    expect(await store.read(3)).toBeUndefined();
  });

  test('knows nothing of other environments and projects', async () => {
    const { store, clients, clock } = account();
    await store.begin(api, {});
    const names = [
      { project: 'shop', environment: 'staging' },
      { project: 'shop-production', environment: 'production' },
    ];
    for (const name of names) {
      expect(await createReleaseStore(name, { clients, clock }).list()).toEqual([]);
    }
  });

  test('keeps templates that are longer than a parameter, each once', async () => {
    const { store, clients } = account();
    const long = randomBytes(15_000).toString('hex');
    const texts = [long, '{"service":"api"}', 'ünïcode {{resolve}}'];
    await store.begin(draftOf(texts), templatesOf(texts));
    const before = await parametersOf(clients.parameters);
    await store.begin(draftOf(texts), templatesOf(texts));

    for (const hash of Object.keys(templatesOf(texts))) {
      expect(await store.template(hash)).toBe(templatesOf(texts)[hash]);
    }
    expect(before.length).toBeGreaterThan(5);
    expect(before.every(({ Value = '' }) => Value.length <= 4096)).toBe(true);
    expect((await parametersOf(clients.parameters)).length).toBe(before.length + 1);
  });

  test('keeps a release of so many stacks that it is longer than a parameter', async () => {
    const { store } = account();
    const texts = Array.from({ length: 120 }, (_, at) => `{"service":"s${at}"}`);
    const begun = await store.begin(draftOf(texts), {});
    const reason = randomBytes(5000).toString('hex');
    await store.update({ ...begun, outcome: 'failed', reason });

    const ended = { outcome: 'failed', reason: reason.slice(0, 1000) };
    expect(await store.list()).toEqual([{ ...draftOf(texts), number: 1, ...ended }]);
  });

  test('says so of a template that is not there, or not whole', async () => {
    const { store, clients } = account();
    const long = randomBytes(5000).toString('hex');
    await store.begin(draftOf([long]), templatesOf([long]));
    const [hash = ''] = Object.keys(templatesOf([long]));
    const name = `/seaworthy/shop/production/releases/texts/${hash}/2`;
    await clients.parameters.send(new DeleteParameterCommand({ Name: name }));

    expect(await store.template(hash)).toBeUndefined();
    expect(await store.template('0'.repeat(64))).toBeUndefined();
  });

  test('does not take its own release for another one when the answer is lost', async () => {
    let lost = false;
    const { begin, store } = patient(({ operation, input }) => {
      const isNew = (input as { Overwrite?: boolean }).Overwrite === false;
      const isFirst = !lost && operation === 'PutParameter' && isNew;
      if (!isFirst) return undefined;
      lost = true;
      return { kind: 'reset', done: true };
    });
    const begun = await begin();

    expect(lost).toBe(true);
    expect(begun.number).toBe(1);
    expect(await store.list()).toHaveLength(1);
  });

  test('waits while it is throttled', async () => {
    let refusals = 8;
    const { begin } = patient(({ service }) => {
      if (service === 'SSM') refusals -= 1;
      return service === 'SSM' && refusals > 0 ? { kind: 'throttled' } : undefined;
    });

    expect((await begin()).number).toBe(1);
  });

  test('refuses what a newer version of seaworthy has recorded', async () => {
    const { store, clients } = account();
    const Value = packText(JSON.stringify({ format: 2, number: 7 }));
    const Name = '/seaworthy/shop/production/releases/000007';
    await clients.parameters.send(new PutParameterCommand({ Name, Value, Type: 'String' }));

    await expect(store.list()).rejects.toThrow(
      'release 7 was recorded by a newer version of seaworthy',
    );
  });
});

describe('old releases', () => {
  test('go, with the templates that no kept one needs, but not the last that succeeded', async () => {
    const { store, clients, clock } = account();
    for (let at = 1; at <= 75; at += 1) {
      const texts = [`template ${Math.ceil(at / 2)}`, 'foundation'];
      const begun = await store.begin(draftOf(texts), templatesOf(texts));
      await store.update({ ...begun, outcome: at <= 5 ? 'succeeded' : 'failed' });
      await clock.run({ for: 3_600_000 });
    }
    const releases = await store.list();
    const needed = releases.flatMap(({ stacks }) => stacks.map(({ template }) => template));

    expect(releases.length).toBeLessThanOrEqual(65);
    expect(releases.slice(0, 50).map(({ number }) => number)).toEqual(
      Array.from({ length: 50 }, (_, at) => 75 - at),
    );
    expect(releases.slice(-5).map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 5 }, () => 'succeeded'),
    );
    for (const hash of needed) expect(await store.template(hash)).toBeDefined();
    const shelved = (await parametersOf(clients.parameters)).flatMap(
      ({ Name = '' }) => /texts\/(\w+)/.exec(Name)?.[1] ?? [],
    );
    expect(new Set(shelved).size).toBeLessThanOrEqual(new Set(needed).size + 7);
  }, 60_000);
});

test('whoever is killed, and whenever, leaves every release whole or not there', async () => {
  const begins = fc.record({
    texts: fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 }),
    /** The call at which the process is killed, and whether the call still takes effect. */
    death: fc.option(fc.record({ call: fc.integer({ min: 1, max: 12 }), done: fc.boolean() })),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(begins, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      async (rounds) => {
        const { clients, clock, store } = account();
        const given: Omit<Release, 'number'>[] = [];
        const begun: Release[] = [];
        for (const round of rounds) {
          const processes = round.map(async ({ texts, death }) => {
            const bodies = texts.map((text) => longTexts[text] ?? '');
            const draft = { ...draftOf(bodies), by: `process ${given.length}` };
            given.push(draft);
            const mortal = mortalClients(clients, death ?? undefined);
            const own = createReleaseStore(shop, { clients: mortal.clients, clock });
            const release = await Promise.race([
              own.begin(draft, templatesOf(bodies)),
              mortal.died,
            ]);
            if (release) begun.push(release);
          });
          await Promise.all(processes);
        }
        // Nobody ends a release here, so that whoever begins next takes it for interrupted.
        const listed = (await store.list()).map((release) => ({
          ...release,
          outcome: 'running' as const,
        }));
        expect(new Set(listed.map(({ number }) => number)).size).toBe(listed.length);
        expect(listed).toEqual(expect.arrayContaining(begun));
        for (const { number: _number, ...release } of listed) {
          expect(given).toContainEqual(release);
          for (const { template } of release.stacks) {
            expect(await store.template(template)).toBe(templatesOf(longTexts)[template]);
          }
        }
        expect(new Set(listed.map(({ by }) => by)).size).toBe(listed.length);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

/** Of one, two and three pieces. */
const longTexts = Array.from({ length: 10 }, (_, at) =>
  randomBytes(10 + (at % 3) * 3500).toString('base64'),
);

async function parametersOf(parameters: SSMClient) {
  const all = [];
  let NextToken: string | undefined;
  do {
    const page = await parameters.send(
      new GetParametersByPathCommand({ Path: '/seaworthy', Recursive: true, NextToken }),
    );
    all.push(...(page.Parameters ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return all;
}
