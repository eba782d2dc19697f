import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { askPodman } from '../ask-podman.ts';
import { removeAsPodman, runAsPodman } from './as-podman.ts';
import { isRunning } from './is-running.ts';
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

/** What runs the builds: its runtime keeps their commands where the `environment` tells both. */
interface BuildEngine {
  readonly runtime: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly docker: Docker;
}

/** Ends the builds of services whose process is gone, and of this process's `own` one. */
export async function endBuilds(
  { cache }: PrivateFolders,
  { runtime, environment, docker }: BuildEngine,
  own?: string,
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
    await runAsPodman(environment, runtime, options).catch(() => undefined);
  }
  // While another service is at work, nobody can tell whose containers those of builds are.
  if (builds.length > 0 && over.length === services.length) await removeBuildContainers(docker);
  await Promise.all(over.map((service) => removeAsPodman(environment, join(folder, service))));
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
