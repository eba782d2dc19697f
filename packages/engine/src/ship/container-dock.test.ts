import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchGetImageCommand, CreateRepositoryCommand } from '@aws-sdk/client-ecr';
import type { TaskKind } from '@seaworthy/compiler';
import { realClock, type ServedSandbox, serveSandbox } from '@seaworthy/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findTestEngine } from '../../../sandbox/src/runner/engine/testing/find-test-engine.ts';
import type { Account } from '../aws/account.ts';
import { attachedClients } from '../aws/attached-clients.ts';
import { attachedFurtherClients } from '../aws/attached-further-clients.ts';
import { attachedStoreClients } from '../aws/attached-store-clients.ts';
import type { EngineEvent } from '../events/engine-event.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { openContainerDock } from './container-dock.ts';

const engine = await findTestEngine();
const title = `images${engine ? '' : ' (left out: neither Docker nor Podman runs here)'}`;

const signal = new AbortController().signal;
const repository = 'shop/production/api';
/** Never the same twice, so that no image is there from before. */
const greeting = `ahoy ${Date.now()}\n`;

describe.skipIf(!engine)(title, () => {
  let served: ServedSandbox;
  let account: Account;
  const clock = realClock();
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'seaworthy-dock-'));
    await writeFile(join(directory, 'greeting'), greeting);
    served = await serveSandbox({ region: 'eu-west-1' });
    const { sandbox } = served;
    account = {
      region: 'eu-west-1',
      clients: attachedClients(sandbox),
      further: async () => attachedFurtherClients(sandbox),
      stores: async () => attachedStoreClients(sandbox),
      clock,
      pollInterval: 1000,
      close: () => {},
    };
    await account.clients.ecr.send(new CreateRepositoryCommand({ repositoryName: repository }));
  });

  afterAll(async () => {
    for (const { RepoTags } of (await engine?.docker.listImages()) ?? []) {
      const pushed = RepoTags?.filter((tag) => tag.startsWith(`127.0.0.1:${served.port}/`)) ?? [];
      for (const tag of pushed) await engine?.docker.getImage(tag).remove();
    }
    await served.close();
    await clock.close();
    await rm(directory, { recursive: true, force: true });
    await engine?.close();
  });

  /** Builds the image of a project's only service, and brings it into its repository, or several. */
  async function ship(dockerfile: string, platform = 'linux/amd64', into = [repository]) {
    await writeFile(join(directory, 'Dockerfile'), dockerfile);
    const compose = `services: { api: { build: ., platform: ${platform}, command: [/greeting] } }\n`;
    const { project, application } = requestFor(compose);
    const services = application.services.filter(
      (service): service is TaskKind => service.kind !== 'site',
    );
    const events: EngineEvent[] = [];
    const emit = (event: EngineEvent): number => events.push(event);
    const dock = openContainerDock({ project, directory, account, emit });
    try {
      await dock.build(services, signal);
      const [api] = services;
      const uris = await Promise.all(
        into.map(async (one) => (api ? dock.publish(api, one, signal) : undefined)),
      );
      return {
        uri: uris[0],
        uris,
        pushed: events.some((event) => event.kind === 'image' && event.state === 'pushing'),
      };
    } finally {
      await dock.close();
    }
  }

  const scratch = 'FROM scratch\nCOPY greeting /\n';

  test('reach every repository when services that share one are pushed at the same time', async () => {
    const into = Array.from('abcdefgh', (letter) => `shop/production/${letter}`);
    for (const repositoryName of into) {
      await account.clients.ecr.send(new CreateRepositoryCommand({ repositoryName }));
    }

    const { uris } = await ship(`${scratch}LABEL shared=yes\n`, 'linux/amd64', into);

    expect(uris).toEqual(into.map((one) => expect.stringContaining(`/${one}@sha256:`)));
  }, 60_000);

  test('are built, pushed and named by digest, and not pushed again', async () => {
    const first = await ship(scratch);
    expect(first.uri).toMatch(
      /^123456789012\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/shop\/production\/api@sha256:[0-9a-f]{64}$/,
    );
    const imageDigest = first.uri?.split('@')[1];
    const command = new BatchGetImageCommand({
      repositoryName: repository,
      imageIds: [{ imageDigest }],
    });
    const { images, failures } = await account.clients.ecr.send(command);
    expect([images?.length, failures]).toEqual([1, []]);

    const second = await ship(scratch);
    expect([first.pushed, second.pushed]).toEqual([true, false]);
    expect(second.uri).toBe(first.uri);
  }, 60_000);

  test('for another processor than their tasks run on are refused before they are pushed', async () => {
    await expect(
      ship('FROM --platform=linux/amd64 scratch\nCOPY greeting /\n', 'linux/arm64'),
    ).rejects.toMatchObject({
      name: 'WrongArchitecture',
      planned: 'linux/arm64',
      built: 'linux/amd64',
    });
  }, 60_000);

  test('that cannot be built are told as the image of their service', async () => {
    await expect(ship('FROM scratch\nCOPY nothing /\n')).rejects.toMatchObject({
      name: 'ImageNotReady',
    });
  }, 60_000);
});
