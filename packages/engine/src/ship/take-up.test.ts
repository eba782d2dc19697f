import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { CreateRepositoryCommand } from '@aws-sdk/client-ecr';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { describe, expect, test } from 'vitest';
import type { EngineEvent } from '../events/engine-event.ts';
import { destroy } from '../operations/destroy/destroy.ts';
import { planDestruction } from '../operations/destroy/plan-destruction.ts';
import { operationContext } from '../operations/operation-context.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { Harbour, shop, soundPrograms } from './testing/harbour.ts';

const compose = shop
  .replace('    environment:\n', '    volumes: ["files:/files"]\n    environment:\n')
  .concat('volumes:\n  files:\n');

async function destroyAll({ account, scripted }: Harbour, project = compose): Promise<void> {
  const request = requestFor(project, { API_KEY: 'canary-of-the-api' });
  const context = operationContext(account, new AbortController().signal);
  const stores = project === compose ? ['files'] : [];
  const result = await inVirtualTime(scripted.clock, account.clients, async () =>
    destroy(await planDestruction(request, stores, context), 'laptop', context),
  );
  expect(result).toEqual({ outcome: 'done', failures: [] });
}

/** Physical ids of what outlives its stack, by logical id. */
async function keptIn({ account }: Harbour): Promise<ReadonlyMap<string, string>> {
  const kept = ['RepositoryApi', 'AppSecret', 'VolumeFilesFileSystem', 'VolumeFilesAccessPoint'];
  const found = await Promise.all(
    ['foundation', 'data'].map((stack) =>
      account.clients.cloudFormation.send(
        new ListStackResourcesCommand({ StackName: `shop-production-${stack}` }),
      ),
    ),
  );
  const resources = found.flatMap(({ StackResourceSummaries: some = [] }) => some);
  return new Map(
    resources.flatMap(({ LogicalResourceId: id = '', PhysicalResourceId: physical = '' }) =>
      kept.includes(id) ? [[id, physical]] : [],
    ),
  );
}

/** By hand, behind CloudFormation's back. */
async function deleteFileSystem({ scripted }: Harbour, physicalId: string): Promise<void> {
  await scripted.sandbox.handlers['AWS::EFS::FileSystem']?.delete({
    logicalId: '',
    properties: {},
    stack: { name: '', id: '' },
    tags: {},
    generatedName: () => '',
    signal: new AbortController().signal,
    state: { physicalId, attributes: {} },
  });
}

const takenUp = (events: readonly EngineEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'taken-up' ? event.resources.map(({ what }) => what) : [],
  );

describe('a deployment after everything was destroyed', () => {
  test('takes up again what AWS has kept, and says so', async () => {
    const harbour = new Harbour();
    await harbour.ship('v1', undefined, { compose });
    const before = await keptIn(harbour);
    await destroyAll(harbour);

    const { report, events } = await harbour.ship('v1', undefined, { compose });

    expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
    expect(before.size).toBe(4);
    expect(await keptIn(harbour)).toEqual(before);
    expect(takenUp(events).toSorted()).toEqual(
      [
        'access point',
        'file system',
        'repository',
        'repository',
        'repository',
        'secret',
      ].toSorted(),
    );
  });

  test('keeps the values of secrets, so that nobody has to give them again', async () => {
    const harbour = new Harbour();
    await harbour.ship('v1', undefined, { compose });
    await destroyAll(harbour);

    const { report } = await harbour.ship('v1', undefined, { compose, variables: {} });

    expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
  });

  test('makes anew what somebody has deleted meanwhile', async () => {
    const harbour = new Harbour();
    await harbour.ship('v1', undefined, { compose });
    const before = await keptIn(harbour);
    await destroyAll(harbour);
    await deleteFileSystem(harbour, before.get('VolumeFilesFileSystem') ?? '');

    const { report, events } = await harbour.ship('v1', undefined, { compose });

    expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
    expect(takenUp(events)).not.toContain('file system');
    expect(await keptIn(harbour)).not.toEqual(before);
  });

  test('goes on after a deployment that was killed while it took things up', async () => {
    const harbour = new Harbour();
    await harbour.ship('v1');
    await destroyAll(harbour, shop);
    await harbour.shipUntilTold('v1', soundPrograms, ({ kind }) => kind === 'taken-up');

    const { report } = await harbour.ship('v1');

    expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
  });
});

describe('a service that was left out for a while', () => {
  test('has its images again', async () => {
    const harbour = new Harbour();
    await harbour.ship('v1');
    await harbour.ship('v1', undefined, { compose: shop.replace(/ {2}worker:[\s\S]*$/, '') });

    const { report, events } = await harbour.ship('v1');

    expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'taken-up',
        stack: 'shop-production-foundation',
        resources: [expect.objectContaining({ physicalId: 'shop/production/worker' })],
      }),
    );
  });
});

describe('a name that somebody else has', () => {
  test('is refused before anything changes, with whose it is', async () => {
    const harbour = new Harbour();
    const { ecr, secretsManager } = harbour.account.clients;
    await ecr.send(
      new CreateRepositoryCommand({
        repositoryName: 'shop/production/api',
        tags: [
          { Key: 'seaworthy:project', Value: 'shop' },
          { Key: 'seaworthy:environment', Value: 'staging' },
        ],
      }),
    );
    await secretsManager.send(new CreateSecretCommand({ Name: 'shop/production/app' }));

    const { report, events } = await harbour.ship();

    expect(report.outcome).toBe('refused');
    expect(report.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'deploy/resource-taken: The repository shop/production/api is there already, and is not this project’s: it is of shop in staging.',
      'deploy/resource-taken: The secret shop/production/app is there already, and is not this project’s: it was not made by Seaworthy.',
    ]);
    expect(events.some(({ kind }) => kind === 'stack')).toBe(false);
  });
});
