import { expect, test } from 'vitest';
import type { Beginning, ShipHost } from './ship-request.ts';
import { Harbour, type Shipped, shop, soundPrograms } from './testing/harbour.ts';

/** Deploys and keeps account of what is built and asked. */
async function shipWatched(
  harbour: Harbour,
  changes: Parameters<Harbour['ship']>[2] & Partial<ShipHost> = {},
): Promise<Shipped & { built: readonly string[]; asked: readonly Beginning[] }> {
  const built: string[] = [];
  const asked: Beginning[] = [];
  const dock = harbour.dock('v1', soundPrograms);
  const shipped = await harbour.ship('v1', soundPrograms, {
    dock: {
      ...dock,
      build: async (services) => {
        built.push(...services.map(({ name }) => name));
      },
    },
    ...changes,
    mayBegin: async (beginning) => {
      asked.push(beginning);
      return changes.mayBegin?.(beginning) ?? true;
    },
  });
  return { ...shipped, built, asked };
}

test('what is missing is told before an image is built or anybody is asked', async () => {
  const { report, built, asked } = await shipWatched(new Harbour(), { variables: {} });

  expect(report.diagnostics.map(({ code }) => code)).toEqual(['deploy/secret-missing']);
  expect([built, asked]).toEqual([[], []]);
});

test('without network, a deployment ends within seconds', async () => {
  const harbour = new Harbour({
    interfere: ({ operation }) =>
      operation === 'GetCallerIdentity' ? { kind: 'reset' } : undefined,
  });
  const { report, seconds, built } = await shipWatched(harbour);

  expect(report.diagnostics.map(({ code }) => code)).toEqual(['deploy/unreachable']);
  expect(seconds).toBeLessThan(30);
  expect(built).toEqual([]);
});

test('what will be new is told before it is begun', async () => {
  const harbour = new Harbour();
  const first = await shipWatched(harbour);
  const stacks = ['foundation', 'data', 'migrate', 'api', 'worker'];
  expect(first.asked).toEqual([
    {
      account: expect.objectContaining({ id: '123456789012' }),
      newStacks: expect.arrayContaining(stacks.map((name) => `shop-production-${name}`)),
    },
  ]);

  const again = await shipWatched(harbour);
  expect(again.asked.map(({ newStacks }) => newStacks)).toEqual([[]]);

  const compose = `${shop}\n  mailer:\n    build: .\n    command: ["node", "mailer.js"]\n`;
  const more = await shipWatched(harbour, { compose });
  expect(more.asked.map(({ newStacks }) => newStacks)).toEqual([['shop-production-mailer']]);
});

test('a no leaves everything as it is', async () => {
  const calls: string[] = [];
  const harbour = new Harbour({ onCall: ({ operation }) => calls.push(operation) });
  const { report, built } = await shipWatched(harbour, { mayBegin: async () => false });

  expect([report.outcome, report.diagnostics, built]).toEqual(['refused', [], []]);
  expect(calls.filter((name) => !/^(Describe|Get|List|Simulate)/.test(name))).toEqual([]);
});

test('a template that CloudFormation does not take is told before anything is made', async () => {
  const command = JSON.stringify(['node', 'main.js', 'ahoy '.repeat(200_000)]);
  const compose = `services: { api: { build: ., command: ${command} } }`;
  const { report } = await shipWatched(new Harbour(), { compose });

  expect(report.outcome).toBe('refused');
  expect(report.diagnostics[0]?.message).toMatch(
    /^The template of shop-production-api has \d+ bytes; CloudFormation takes 1000000\.$/,
  );
});
