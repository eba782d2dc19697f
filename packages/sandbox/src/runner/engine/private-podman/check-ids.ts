import { userInfo } from 'node:os';
import type Docker from 'dockerode';
import { askPodman } from '../ask-podman.ts';
import { EngineUnavailable } from '../engine.ts';

/**
 * Sees to it that a Podman without root has users for containers: with its own user's id alone it
 * starts, but can unpack no image. Throws EngineUnavailable, which says what to do.
 */
export async function checkIds(
  docker: Docker,
  { root }: { readonly root: boolean },
): Promise<void> {
  if (root) return;
  const { host } = (await askPodman(docker, 'GET', '/libpod/info?')) as PodmanInfo;
  const ids = (host?.idMappings?.uidmap ?? []).reduce((sum, { size }) => sum + size, 0);
  if (ids >= fewest) return;
  const { username } = userInfo();
  throw new EngineUnavailable(
    `Podman has no user ids for the containers of ${username}. Install newuidmap (on Debian: apt-get install uidmap), let root run usermod --add-subuids 100000-165535 --add-subgids 100000-165535 ${username}, then podman system migrate.`,
  );
}

/** Images of Debian use ids up to 65534. */
const fewest = 65_535;

interface PodmanInfo {
  readonly host?: {
    readonly idMappings?: { readonly uidmap?: readonly { readonly size: number }[] | null } | null;
  };
}
