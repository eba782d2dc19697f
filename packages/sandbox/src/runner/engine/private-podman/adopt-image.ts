import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type Docker from 'dockerode';
import { parseImageReference } from '../../../images/image-reference.ts';
import { followProgress } from '../images/follow-progress.ts';

/**
 * Copies an image that the user's own Podman has under this name, and as it is there now: one that
 * was built on this machine is in no registry. Does nothing when it has none.
 */
export async function adoptImage(
  docker: Docker,
  reference: string,
  signal: AbortSignal,
): Promise<void> {
  const { full, registry, repository, tag, digest } = parseImageReference(reference);
  if (digest !== undefined) return; // an archive does not keep it
  // What is built under a short name is `localhost/` there.
  for (const name of [full, full.replace(/^docker\.io\/library\//, 'localhost/')]) {
    const own = await ownImage(name, signal);
    if (!own) continue;
    if ((await idOf(docker, full)) === own.id) return;
    await copy(docker, name, own, signal);
    await docker.getImage(own.id).tag({ repo: `${registry}/${repository}`, ...(tag && { tag }) });
    return;
  }
}

interface OwnImage {
  readonly id: string;
  /** The archive in which it keeps its id. */
  readonly archive: 'oci-archive' | 'docker-archive';
}

async function ownImage(name: string, signal: AbortSignal): Promise<OwnImage | undefined> {
  const options = ['image', 'inspect', '--format', '{{.Id}} {{.ManifestType}}', name];
  const { stdout } = await promisify(execFile)('podman', options, { signal }).catch(() => {
    signal.throwIfAborted();
    return { stdout: '' };
  });
  const [, id, type = ''] = /^([0-9a-f]{64}) (.*)/.exec(stdout) ?? [];
  if (id === undefined) return undefined;
  return { id, archive: type.includes('.oci.') ? 'oci-archive' : 'docker-archive' };
}

async function copy(
  docker: Docker,
  name: string,
  { archive }: OwnImage,
  signal: AbortSignal,
): Promise<void> {
  const saving = spawn('podman', ['save', '--quiet', `--format=${archive}`, name], {
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
  });
  saving.on('error', () => {}); // the archive is cut short then, and not loaded
  const loaded = await docker.loadImage(saving.stdout);
  await followProgress(loaded, () => {});
}

/** Without the name of the algorithm, as Podman writes it. */
async function idOf(docker: Docker, reference: string): Promise<string | undefined> {
  const image = await docker
    .getImage(reference)
    .inspect()
    .catch(() => undefined);
  return image?.Id.replace(/^sha256:/, '');
}
