import { expect, test } from 'vitest';
import type { EngineEvent } from '../events/engine-event.ts';
import { Harbour, shop, soundPrograms } from './testing/harbour.ts';

test('a first deployment ends when what was asked for runs, is healthy and answers', async () => {
  const { report } = await new Harbour().ship('v1');

  expect(report).toMatchObject({
    outcome: 'deployed',
    changed: true,
    release: 1,
    url: expect.stringMatching(/^http:\/\/shop-production-/),
    account: { id: '123456789012', region: 'ap-northeast-2' },
    diagnostics: [],
  });
  expect(report.services).toEqual([
    { name: 'migrate', kind: 'job', state: 'done' },
    {
      name: 'api',
      kind: 'web',
      state: 'done',
      isNew: true,
      revision: 'shop-production-api:1',
      tasks: { healthy: 1, desired: 1 },
    },
    {
      name: 'worker',
      kind: 'worker',
      state: 'done',
      isNew: true,
      revision: 'shop-production-worker:1',
      tasks: { healthy: 1, desired: 1 },
    },
  ]);
});

test('a second project whose network has the same addresses is as healthy', async () => {
  const harbour = new Harbour();
  const { events } = await harbour.ship('v1');
  const mart = `name: mart${shop}`;
  const second = await harbour.ship('v1', soundPrograms, { compose: mart });
  const targetsOf = (told: readonly EngineEvent[]) =>
    told.flatMap((event) => (event.kind === 'target' ? [[event.target, event.state]] : []));

  expect(second.report.diagnostics).toEqual([]);
  expect(targetsOf(second.events)).toEqual(targetsOf(events));
  expect(second.report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
});

test('new images alone take the short way, without a change set, and 75 s for the web service', async () => {
  const calls: string[] = [];
  const harbour = new Harbour({ onCall: ({ operation }) => calls.push(operation) });
  await harbour.ship('v1');
  calls.length = 0;
  const { report, timed } = await harbour.ship('v2');

  expect(report).toMatchObject({ outcome: 'deployed', release: 2 });
  expect(calls).not.toContain('CreateChangeSet');
  const at = (state: string) =>
    timed.find(
      ({ event }) =>
        event.kind === 'stack' && event.stack === 'shop-production-api' && event.state === state,
    )?.at ?? Number.NaN;
  expect(at('done') - at('started')).toBeLessThan(75);
});

test('each deployment is recorded, with what it takes to go back to it', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  await harbour.ship('v2', {
    ...soundPrograms,
    api: { exits: { after: 1000, code: 1 } },
  });
  const [second, first] = await harbour.releases().list();

  expect(first).toMatchObject({ number: 1, outcome: 'succeeded', jobs: ['migrate'] });
  expect(second).toMatchObject({
    number: 2,
    outcome: 'failed',
    reason: expect.stringMatching(/^api ends by itself/),
    by: 'arn:aws:iam::123456789012:user/developer',
  });
  const api = first?.stacks.find(({ service }) => service?.name === 'api');
  expect(api?.parameters).toEqual({
    Image: expect.stringMatching(/\/shop-production\/api@sha256:[0-9a-f]{64}$|@sha256:/),
    AppSecretVersion: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('a job that fails is told and recorded as one that ran, and no service is reached', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  const { report } = await harbour.ship('v2', {
    ...soundPrograms,
    migrate: { exits: { after: 1000, code: 1 } },
  });

  expect(report.services.map(({ name, state }) => [name, state])).toEqual([
    ['migrate', 'failed'],
    ['api', 'not-reached'],
    ['worker', 'not-reached'],
  ]);
  const [second] = await harbour.releases().list();
  expect(second).toMatchObject({ outcome: 'failed', jobs: ['migrate'] });
});

test('a URL that does not answer is no success', async () => {
  const { report, events } = await new Harbour().ship('v1', soundPrograms, {
    request: async () => ({ kind: 'answer', status: 503 }),
  });

  expect(events.filter(({ kind }) => kind === 'url')).toMatchObject([{ reason: 'it says 503' }]);
  expect(report.outcome).toBe('failed');
  expect(report.diagnostics.map(({ code }) => code)).toEqual(['deploy/url-silent']);
});

test('a name that DNS does not know yet is only warned of', async () => {
  const { report } = await new Harbour().ship('v1', soundPrograms, {
    request: async () => ({ kind: 'silence', reason: 'getaddrinfo ENOTFOUND', name: true }),
  });

  expect(report.outcome).toBe('deployed');
  expect(report.diagnostics.map(({ code }) => code)).toEqual(['deploy/name-unknown']);
});
