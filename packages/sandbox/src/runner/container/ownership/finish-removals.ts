import { askPodman } from '../../engine/ask-podman.ts';
import type { Engine } from '../../engine/engine.ts';
import { runLabel } from './labels.ts';

/**
 * Removes containers in whose removal Podman itself was killed: as long as there is one, it cannot
 * list the others over Docker's interface.
 */
export async function finishRemovals({ kind, docker }: Engine): Promise<void> {
  if (kind !== 'podman') return;
  const filters = encodeURIComponent(JSON.stringify({ status: ['removing'], label: [runLabel] }));
  const path = `/libpod/containers/json?all=true&filters=${filters}&`;
  const removing = (await askPodman(docker, 'GET', path)) as readonly { readonly Id: string }[];
  for (const { Id } of removing) {
    // One that another process has just removed is not there, which is as good.
    const removal = askPodman(docker, 'DELETE', `/libpod/containers/${Id}?force=true&`);
    await removal.catch(() => undefined);
  }
}
