import type Docker from 'dockerode';
import type { Engine } from './engine.ts';
import { readControls } from './read-controls.ts';

/** The engine behind a client, or undefined when nothing answers there. */
export async function connectEngine(docker: Docker, place: string): Promise<Engine | undefined> {
  try {
    const [version, info] = await Promise.all([docker.version(), docker.info()]);
    const podman = version.Components?.find(({ Name }) => Name === 'Podman Engine');
    const kind = podman ? 'podman' : 'docker';
    return {
      docker,
      kind,
      controls: await readControls(docker, kind, info),
      description: `${podman ? 'Podman' : 'Docker'} ${podman?.Version ?? version.Version} at ${place}`,
      cpus: info.NCPU,
      close: async () => undefined,
    };
  } catch {
    return undefined;
  }
}
