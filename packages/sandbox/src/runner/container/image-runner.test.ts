import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ServerImage } from '../../stores/sources/images/image-runner.ts';
import type { Engine } from '../engine/engine.ts';
import { buildImage } from '../engine/images/build-image.ts';
import { provideSupportImage } from '../engine/provide-support-image.ts';
import { findTestEngine } from '../engine/testing/find-test-engine.ts';
import { type ContainerRunner, createContainerRunner } from './create-container-runner.ts';
import { createImageRunner } from './image-runner.ts';
import { ifPresent } from './ownership/remove.ts';

/** A server that tells what it was given to whoever connects, or ends as its settings say. */
const server = `
const { readFileSync, existsSync } = require('node:fs');
const read = (...paths) => readFileSync(paths.map((path) => '/sys/fs/cgroup/' + path).find(existsSync), 'utf8').trim();
const [path] = process.argv.slice(2);
const settings = readFileSync(path, 'utf8');
console.log('started');
if (settings === 'broken') {
  console.error('Bad directive');
  process.exit(1);
}
const given = { settings, user: process.getuid(), color: process.env.COLOR, memory: read('memory.max', 'memory/memory.limit_in_bytes') };
require('node:net').createServer((socket) => socket.end(JSON.stringify(given))).listen(7000);
`;
const work = { report: () => undefined, signal: new AbortController().signal };
const engine = await findTestEngine();

describe.skipIf(!engine)('images of stores', () => {
  const machine = engine as Engine;
  const reference = `localhost/seaworthy/store-test:${process.pid}`;
  let runner: ContainerRunner;
  let support: string;

  beforeAll(async () => {
    support = await provideSupportImage(machine, work);
    await buildServer(machine, support, reference);
    runner = await createContainerRunner({ engine: machine, observe: () => undefined, ...work });
  }, 60_000);

  afterAll(async () => {
    await runner?.close();
    await ifPresent(machine.docker.getImage(reference).remove({ force: true }));
    await machine.close();
  }, 60_000);

  const images = (patience?: number) =>
    createImageRunner({ engine: machine, runner, ...(patience && { patience }) });
  const imageWith = (settings: string): ServerImage => ({
    reference,
    command: ['/etc/store.conf'],
    environment: { COLOR: 'teal' },
    files: [{ path: '/etc/store.conf', content: settings }],
    port: 7000,
  });

  test('are known by the entry point of official images', async () => {
    expect(await images().has(reference)).toBe(true);
    expect(await images().has(support)).toBe(false);
    expect(await images().has('localhost/seaworthy/nowhere:1')).toBe(false);
  });

  test('run with their files, readable by any user, in bounded memory, until they are stopped', async () => {
    const running = await images().run(imageWith('a secret'), work.signal);
    const said = await untilConnected(running.dial);
    expect(JSON.parse(said)).toEqual({
      settings: 'a secret',
      user: 1000,
      color: 'teal',
      memory: `${1024 ** 3}`,
    });
    const label = 'seaworthy.task=store 1';
    const things = () => machine.docker.listContainers({ all: true, filters: { label: [label] } });
    const [found] = (await things()).filter(({ Image }) => Image.includes('store-test'));
    const volumes = (found?.Mounts ?? []).map(({ Name }) => Name);
    expect(volumes).toHaveLength(1);
    await running.stop();
    await running.ended;
    expect(await things()).toEqual([]);
    const { Volumes } = await machine.docker.listVolumes();
    expect(Volumes.map(({ Name }) => Name)).not.toContain(volumes[0]);
  });

  test('say when they end, and what they said last', async () => {
    const running = await images().run(imageWith('broken'), work.signal);
    await running.ended;
    expect(running.lastLines()).toEqual(['started', 'Bad directive']);
    await running.stop();
  });

  test('of a registry that does not answer are waited for once', async () => {
    const connections: unknown[] = [];
    const silent = createServer((socket) => connections.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    const asking = images(300);
    expect(await asking.pull(`127.0.0.1:${port}/redis:7`, work.signal)).toBe(false);
    expect(await asking.pull(`127.0.0.1:${port}/postgres:16`, work.signal)).toBe(false);
    expect(connections).toHaveLength(1);
  });
});

async function buildServer(machine: Engine, base: string, tag: string): Promise<void> {
  const context = await mkdtemp(join(tmpdir(), 'seaworthy-build-'));
  await writeFile(join(context, 'server.js'), server);
  await writeFile(join(context, 'docker-entrypoint.sh'), '#!/bin/sh\nexec node /server.js "$@"\n');
  await writeFile(
    join(context, 'Dockerfile'),
    `FROM ${base}\nCOPY server.js /\nCOPY docker-entrypoint.sh /usr/local/bin/\nRUN chmod 755 /usr/local/bin/docker-entrypoint.sh\nVOLUME /data\nUSER 1000\nENTRYPOINT ["docker-entrypoint.sh"]\n`,
  );
  const build = { context, dockerfile: 'Dockerfile', leavesOut: () => false, args: {}, tag };
  await buildImage(machine, build, work);
  await rm(context, { recursive: true });
}

async function untilConnected(dial: () => Promise<Duplex>): Promise<string> {
  for (;;) {
    const connection = await dial().catch(() => undefined);
    if (connection) return text(connection);
  }
}
