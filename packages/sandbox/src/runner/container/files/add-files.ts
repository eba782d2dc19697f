import { Readable } from 'node:stream';
import type { Container } from 'dockerode';
import { pack } from 'tar-stream';
import type { ContainerToRun } from '../../task-runner.ts';
import { resolverAddress } from '../network/lay-wire.ts';
import type { Run } from '../run.ts';
import type { Trust } from './plan-trust.ts';
import { readImageFile } from './read-image-file.ts';

/** Puts what the sandbox adds, and a container's own files, into one that was not started yet. */
export async function addFiles(
  run: Run,
  container: Container,
  imageId: string,
  trust: Trust,
  own: ContainerToRun['files'] = [],
): Promise<void> {
  const files = await filesToAdd(run, container, imageId, trust);
  for (const { path, content } of own) files.set(path, content);
  if (files.size === 0) return;
  const archive = pack();
  for (const [path, content] of files) {
    archive.entry({ name: path.slice(1), mode: 0o644 }, content);
  }
  archive.finalize();
  await container.putArchive(Readable.from(archive), { path: '/' });
}

async function filesToAdd(
  run: Run,
  container: Container,
  imageId: string,
  { bundles, ownFile }: Trust,
): Promise<Map<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>();
  // Docker takes this from the wire.
  if (run.engine.kind === 'podman') {
    files.set('/etc/resolv.conf', `nameserver ${resolverAddress}\n`);
  }
  const authority = run.certificateAuthority ?? '';
  if (ownFile !== undefined) files.set(ownFile, authority);
  await Promise.all(
    bundles.map(async (path) => {
      const key = `${imageId} ${path}`;
      const reading = run.imageFiles.get(key) ?? readImageFile(container, path);
      run.imageFiles.set(key, reading);
      const bundle = await reading;
      if (bundle) files.set(path, Buffer.concat([bundle, Buffer.from(`\n${authority}`)]));
    }),
  );
  return files;
}
