import { execFile } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type Docker from 'dockerode';
import { askPodman } from '../ask-podman.ts';
import { isRunning } from './alone.ts';
import type { PrivateFolders } from './private-folders.ts';

/**
 * Makes the folder in which a service keeps what its builds have while they run. Podman leaves a
 * build's command running when the build is given up, and what it was given: this is how it is
 * found again.
 */
export async function makeBuildFolder({ cache }: PrivateFolders, service: string): Promise<string> {
  const folder = join(cache, 'builds', service);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Ends the builds of services whose process is gone, and of this process's `own` one. */
export async function endBuilds(
  { cache }: PrivateFolders,
  {
    runtime,
    docker,
    own,
  }: { readonly runtime: string; readonly docker: Docker; readonly own?: string },
): Promise<void> {
  const folder = join(cache, 'builds');
  const services = await readdir(folder).catch(() => []);
  const isOver = (service: string) => service === own || !isRunning(Number.parseInt(service, 10));
  const over = services.filter(isOver);
  const builds = (
    await Promise.all(over.map((service) => readdir(join(folder, service)).catch(() => [])))
  ).flat();
  for (const build of builds.filter((name) => name.startsWith('buildah'))) {
    // It is how the build's command is called there; one that has ended is not there.
    const options = ['delete', '--force', `buildah-${build}`];
    await promisify(execFile)(runtime, options).catch(() => undefined);
  }
  // While another service is at work, nobody can tell whose containers those of builds are.
  if (builds.length > 0 && over.length === services.length) await removeBuildContainers(docker);
  await Promise.all(over.map((service) => removeFolder(join(folder, service))));
}

/** Without root, what a killed build has unpacked is another id's, and only Podman may remove it. */
async function removeFolder(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    await promisify(execFile)('podman', ['unshare', 'rm', '-rf', folder]);
  }
}

interface Listed {
  readonly Id: string;
  readonly Status: string;
}

/** Podman's own interface knows containers that are only storage; Docker's has no such thing. */
async function removeBuildContainers(docker: Docker): Promise<void> {
  const listed = (await askPodman(
    docker,
    'GET',
    '/libpod/containers/json?all=true&external=true&',
  )) as Listed[];
  for (const { Id, Status } of listed) {
    if (Status === 'storage' || Status === 'Storage') {
      await askPodman(docker, 'DELETE', `/libpod/containers/${Id}?force=true&`).catch(
        () => undefined,
      );
    }
  }
}
