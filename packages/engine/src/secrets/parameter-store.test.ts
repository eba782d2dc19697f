import { GetParametersByPathCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import type { Application } from '@seaworthy/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachedClients } from '../aws/attached-clients.ts';
import { createReleaseStore } from '../releases/create-release-store.ts';
import type { SecretContext } from '../secret-store/secret-store.ts';
import { describeSecret, storeOf } from '../secret-store/stores.ts';
import { scriptedSandbox } from '../testing/scripted-sandbox.ts';
import { compareThree } from './compare-three.ts';
import { listSecret } from './list-secret.ts';
import { prepareRollback } from './prepare-rollback.ts';
import { type PreparedWrite, prepareWrite, readCurrent } from './prepare-write.ts';
import { rotateSecret } from './rotate-secret.ts';
import {
  type DeployedShop,
  deployedShop,
  inParameterStore,
  rendering,
} from './testing/deployed-shop.ts';
import { secretVersions } from './versions.ts';
import { writePrepared } from './write-prepared.ts';
import { makeCurrent } from './write-secret.ts';

const path = '/seaworthy-secrets/shop/production';

const owner = {
  application: {
    secretName: path,
    secretStore: 'parameter-store',
    services: [],
    secrets: ['A', 'B', 'C'].map((key) => ({
      key,
      usedBy: [{ service: 'api', variable: key }],
      present: true,
      span: { file: 'compose.yaml', start: 0, end: 1 },
    })),
  } satisfies Pick<Application, 'secretName' | 'secretStore' | 'services' | 'secrets'>,
  region: 'ap-northeast-2',
};

async function account(): Promise<
  SecretContext & { readonly clock: { readonly now: () => number } }
> {
  const { sandbox, clock } = scriptedSandbox(() => ({ listens: [] }));
  const clients = attachedClients(sandbox);
  await clients.parameters.send(
    new PutParameterCommand({ Name: path, Type: 'String', Value: 'VERSION/KEY' }),
  );
  return { clients, signal: new AbortController().signal, clock };
}

async function prepared(
  values: Readonly<Record<string, string>>,
  context: SecretContext,
  prune = false,
): Promise<PreparedWrite> {
  const found = await prepareWrite(
    { ...owner, values: new Map(Object.entries(values)), prune },
    context,
  );
  if (found.kind === 'refused') throw new Error(JSON.stringify(found.diagnostics));
  return found;
}

async function push(values: Readonly<Record<string, string>>, context: SecretContext) {
  const written = await writePrepared(await prepared(values, context), context);
  return written.kind === 'written' ? written.version : written;
}

async function held(context: SecretContext) {
  const found = await readCurrent(owner, context);
  return found.kind === 'read' ? Object.fromEntries(found.held) : found;
}

async function namesBelow(below: string, { clients }: SecretContext) {
  const names: string[] = [];
  let NextToken: string | undefined;
  do {
    const command = new GetParametersByPathCommand({ Path: below, Recursive: true, NextToken });
    const page = await clients.parameters.send(command);
    names.push(...(page.Parameters ?? []).map(({ Name = '' }) => Name.slice(path.length)));
    ({ NextToken } = page);
  } while (NextToken);
  return names.sort();
}

describe('a push to Parameter Store', () => {
  it('says by name what would change, and keeps what only the store has', async () => {
    const context = await account();
    await push({ A: '1', B: '2', OLD: '3' }, context);

    const found = await prepared({ A: '1', B: 'new' }, context);

    expect(found).toMatchObject({ changed: ['B'], same: ['A'], kept: ['OLD'], missing: ['C'] });
    await writePrepared(found, context);
    expect(await held(context)).toEqual({ A: '1', B: 'new', OLD: '3' });
    await writePrepared(await prepared({}, context, true), context);
    expect(await held(context)).toEqual({ A: '1', B: 'new' });
  });

  it('is a SecureString for each value below a path of its own, and one entry of the history', async () => {
    const context = await account();
    const first = await push({ A: '1', B: '2' }, context);
    const second = await push({ A: '3' }, context);

    expect(await namesBelow(path, context)).toEqual(
      [
        `/${first}/A`,
        `/${first}/B`,
        `/${second}/A`,
        `/${second}/B`,
        '/history/000001',
        '/history/000002',
      ].sort(),
    );
    const { Parameters } = await context.clients.parameters.send(
      new GetParametersByPathCommand({ Path: `${path}/${second}` }),
    );
    expect(Parameters?.map(({ Type }) => Type)).toEqual(['SecureString', 'SecureString']);
  });

  it('that is killed on the way has changed nothing, and can be done again', async () => {
    for (let calls = 1; calls <= 8; calls += 1) {
      const context = await account();
      await push({ A: '1', B: '2', C: '3' }, context);
      const found = await prepared({ A: 'new', B: 'new' }, context);
      let left = calls;
      context.clients.parameters.middlewareStack.add(
        (next) => (args) => {
          left -= 1;
          return left < 0 ? Promise.reject(new Error('killed')) : next(args);
        },
        { step: 'initialize', name: 'kill' },
      );
      const outcome = await writePrepared(found, context).catch(() => 'killed');
      context.clients.parameters.middlewareStack.remove('kill');

      const now = await held(context);
      const isWhole = JSON.stringify(now) === JSON.stringify({ A: 'new', B: 'new', C: '3' });
      expect(isWhole || JSON.stringify(now) === JSON.stringify({ A: '1', B: '2', C: '3' })).toBe(
        true,
      );
      expect(outcome === 'killed' || isWhole).toBe(true);
      await push({ A: 'new', B: 'new' }, context);
      expect(await held(context)).toEqual({ A: 'new', B: 'new', C: '3' });
    }
  });

  it('of several at once either wins or is told, and none goes unseen', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 2, max: 4 }),
        async (scheduler, people) => {
          const context = await account();
          context.clients.parameters.middlewareStack.add(
            (next) => scheduler.scheduleFunction((args: Parameters<typeof next>[0]) => next(args)),
            { step: 'initialize', name: 'order' },
          );
          const writing = Promise.all(
            Array.from({ length: people }, async (_, person) => {
              const version = await push({ [`K${person}`]: String(person) }, context);
              return typeof version === 'string' ? [String(person)] : [];
            }),
          );
          await scheduler.waitFor(writing);
          context.clients.parameters.middlewareStack.remove('order');
          const winners = (await writing).flat();
          expect(winners.length).toBeGreaterThan(0);
          // Each had its key alone: a winner whom another has overwritten would be missing.
          expect(Object.values(await held(context)).sort()).toEqual(winners.sort());
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    ['8,193 bytes', 'x'.repeat(8193), 'secrets/value-too-large'],
    ['the name of another parameter', 'a {{ssm:x}} b', 'secrets/bad-value'],
    ['a NUL', 'x\0y', 'secrets/bad-value'],
  ])('refuses %s, before AWS is asked', async (_what, value, code) => {
    const context = await account();
    const found = await prepareWrite(
      { ...owner, values: new Map([['A', value]]), prune: false },
      context,
    );
    expect(found).toMatchObject({ kind: 'refused', diagnostics: [{ code }] });
    expect(JSON.stringify(found)).not.toContain(value);
  });

  it('takes 8,192 bytes, of which Secrets Manager would take eight times as many', async () => {
    const context = await account();
    await push({ A: 'x'.repeat(8192) }, context);
    expect(await held(context)).toEqual({ A: 'x'.repeat(8192) });
  });
});

describe('a step back in Parameter Store', () => {
  it('makes the version before current, and then that one again', async () => {
    const context = await account();
    const first = await push({ A: '1' }, context);
    const second = await push({ A: '2', B: '2' }, context);

    for (const [version, values] of [
      [first, { A: '1' }],
      [second, { A: '2', B: '2' }],
    ] as const) {
      const found = await prepareRollback(owner, context);
      if (found.kind === 'refused') throw new Error('refused');
      expect(found.version).toBe(version);
      expect(await makeCurrent(found.secret, found.version, context)).toBe(true);
      expect(await held(context)).toEqual(values);
    }
  });

  it('is not taken when somebody else has written', async () => {
    const context = await account();
    await push({ A: '1' }, context);
    await push({ A: '2' }, context);
    const found = await prepareRollback(owner, context);
    if (found.kind === 'refused') throw new Error('refused');
    await push({ A: 'theirs' }, context);

    expect(await makeCurrent(found.secret, found.version, context)).toBe(false);
    expect(await held(context)).toEqual({ A: 'theirs' });
  });
});

it('old versions go, but for the latest and those that releases need', async () => {
  const context = await account();
  const versions: string[] = [];
  for (let at = 0; at < 20; at += 1) {
    const version = await push({ A: String(at), B: 'b' }, context);
    versions.push(typeof version === 'string' ? version : '');
  }
  const state = await describeSecret(owner.application, context);
  if (state.kind !== 'there') throw new Error(state.kind);
  const { secret } = state;

  await storeOf(secret).keep(secret.arn, versions.slice(2, 3), context);

  const left = (await storeOf(secret).versions(secret.arn, context)).map(({ id }) => id);
  expect(left).toEqual([...versions.slice(10).reverse(), versions[2]]);
  const names = await namesBelow(path, context);
  expect(names).toHaveLength(11 * 3);
  expect(await held(context)).toEqual({ A: '19', B: 'b' });
});

describe('a shop whose secrets are in Parameter Store', () => {
  const secretShop = (more = '', ...rest: Parameters<typeof deployedShop>) =>
    deployedShop(rest[0], `${more}${inParameterStore}`);
  const wanted = async ({ application, graph, context }: DeployedShop) =>
    Object.fromEntries(await secretVersions({ application, graph }, context));

  it('rolls exactly the services that use a changed value', async () => {
    const shop = await secretShop(rendering);
    const values = { API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1', RENDER_TOKEN: '1' };
    const first = await shop.push(values);
    await shop.run(shop.pin);
    const second = await shop.push({ WORKER_TOKEN: '2' });

    expect(await wanted(shop)).toEqual({
      api: first,
      worker: second,
      migrate: first,
      render: first,
    });
    await shop.run(shop.pin);
    expect(await shop.pins()).toMatchObject({ worker: second, api: first, render: first });
    const third = await shop.push({ WORKER_TOKEN: '1', RENDER_TOKEN: '2' });
    expect(await wanted(shop)).toMatchObject({ worker: third, api: first, render: third });
  });

  it('says which tasks have an earlier value, and lists who has which version', async () => {
    const shop = await secretShop();
    const first = await shop.push({ API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1' });
    await shop.run(shop.pin);
    const second = await shop.push({ API_TOKEN: '2' });
    const { application, graph, context } = shop;
    const request = { application, graph, values: new Map(), region: application.region };

    expect(await compareThree(request, context)).toMatchObject({
      keys: [
        { key: 'API_TOKEN', running: [{ service: 'api', state: 'outdated' }, {}] },
        { key: 'SHARED_TOKEN', running: [{ state: 'current' }, { state: 'current' }] },
        { key: 'WORKER_TOKEN' },
      ],
    });
    const listed = await listSecret(request, context);
    expect(listed.kind === 'listed' && listed.versions.slice(0, 2)).toMatchObject([
      { id: second, isCurrent: true, usedBy: [] },
      { id: first, isPrevious: true, usedBy: ['migrate', 'api', 'worker'] },
    ]);
  });

  it('rotates a key, and goes back everywhere when a service does not come up with it', async () => {
    let dies = false;
    const shop = await secretShop('', ({ container }) => {
      if (container === 'migrate') return { exits: { after: 1000, code: 0 } };
      return dies && container === 'worker'
        ? { exits: { after: 500, code: 1 } }
        : { listens: [{ port: 8000 }] };
    });
    const { application, graph, context } = shop;
    const holder = { project: 'shop', environment: 'production', by: 'me', host: 'laptop' };
    const rotate = async (key: string, value: string) => {
      const releases = createReleaseStore(holder, context);
      const write = await shop.prepare({ [key]: value });
      const request = { holder, releases, application, graph, key, prepared: write };
      return shop.run(() => rotateSecret(request, context));
    };
    const first = await shop.push({ API_TOKEN: '1', WORKER_TOKEN: '1', SHARED_TOKEN: '1' });
    await shop.run(shop.pin);

    const done = await rotate('API_TOKEN', '2');
    expect(done).toMatchObject({ kind: 'rotated', rolled: ['api'] });
    const second = done.kind === 'rotated' ? done.version : '';
    dies = true;
    expect(await rotate('SHARED_TOKEN', '3')).toMatchObject({ kind: 'failed' });
    expect(await shop.pins()).toMatchObject({ api: second, worker: first });
    const now = await readCurrent({ application, region: application.region }, context);
    expect(now.kind === 'read' && Object.fromEntries(now.held)).toMatchObject({
      API_TOKEN: '2',
      SHARED_TOKEN: '1',
    });
  });
});
