import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Container } from 'dockerode';
import { extract } from 'tar-stream';

/** A file as a container that was not started yet has it from its image; links are followed. */
export async function readImageFile(
  container: Container,
  path: string,
  links = 3,
): Promise<Buffer | undefined> {
  const archive = await container.getArchive({ path }).catch((error) => {
    if (error.statusCode === 404) return undefined;
    throw error;
  });
  if (!archive) return undefined;
  const entries = Readable.from(archive).pipe(extract());
  for await (const entry of entries) {
    const { type, linkname } = entry.header;
    // Awaited: leaving the loop ends the archive.
    if (type === 'file') return await buffer(entry);
    entry.resume();
    if (type !== 'symlink' || !linkname || links === 0) return undefined;
    return readImageFile(container, posix.resolve(posix.dirname(path), linkname), links - 1);
  }
  return undefined;
}
