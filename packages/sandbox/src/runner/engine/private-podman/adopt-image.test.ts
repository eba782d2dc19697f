import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Engine, EngineUnavailable } from '../engine.ts';
import { getImage } from '../images/pull-image.ts';
import { removeAsPodman } from './as-podman.ts';
import { startPrivatePodman } from './start-private-podman.ts';

/** The engine, or undefined after the reason was said. */
async function engineHere(): Promise<Engine | undefined> {
  try {
    return await startPrivatePodman();
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    console.warn(`The private Podman is not tested. ${error.message}`);
    return undefined;
  }
}

const engine = await engineHere();
const work = { report: () => {}, signal: new AbortController().signal };

describe.skipIf(!engine)('an image that was built with the user’s own Podman', () => {
  const machine = engine as Engine;
  const name = `shop-${randomBytes(6).toString('hex')}`;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'own-podman-'));
    const [storage, run] = [join(folder, 'storage'), join(folder, 'run')];
    const settings = join(folder, 'storage.conf');
    const lines = ['[storage]', 'driver = "vfs"', `graphroot = "${storage}"`];
    const further = [`rootless_storage_path = "${storage}"`, `runroot = "${run}"`];
    await writeFile(settings, [...lines, ...further, ''].join('\n'));
    vi.stubEnv('CONTAINERS_STORAGE_CONF', settings);
  });

  afterAll(async () => {
    await machine.docker.getImage(name).remove({ force: true });
    await machine.close();
    vi.unstubAllEnvs();
    await removeAsPodman(process.env, folder);
  }, 30_000);

  async function build(format: 'oci' | 'docker', text: string): Promise<string> {
    await writeFile(join(folder, 'page'), text);
    await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY page /\n');
    const options = ['build', '--quiet', `--format=${format}`, '--tag', name, folder];
    return (await promisify(execFile)('podman', options)).stdout.trim();
  }

  test('is taken as it is there, and anew when it was built again', async () => {
    const reference = `docker.io/library/${name}:latest`;
    const taken = async () => (await getImage(machine, reference, work)).engineReference;

    const first = await build('oci', 'first');
    expect(await taken()).toContain(first);

    const second = await build('docker', 'second');
    expect(await taken()).toContain(second);
  }, 60_000);
});
