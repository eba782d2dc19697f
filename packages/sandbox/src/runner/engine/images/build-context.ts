import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';

/** The files of a build context as a tar archive, without those that `leavesOut` names, and with `added`. */
export function packContext(
  folder: string,
  leavesOut: (path: string) => boolean,
  added: Readonly<Record<string, string>> = {},
): Readable {
  const archive = pack();
  for (const [name, text] of Object.entries(added)) archive.entry({ name }, text);
  addFolder('')
    .then(() => archive.finalize())
    .catch((error: Error) => archive.destroy(error));
  return Readable.from(archive);

  async function addFolder(path: string): Promise<void> {
    for (const name of (await readdir(join(folder, path))).sort()) {
      await add(path === '' ? name : `${path}/${name}`);
    }
  }

  async function add(path: string): Promise<void> {
    const stats = await lstat(join(folder, path));
    const { mode, mtime } = stats;
    if (stats.isDirectory()) {
      // A later pattern can take back files in a folder that is left out.
      if (!leavesOut(path)) archive.entry({ name: path, type: 'directory', mode, mtime });
      await addFolder(path);
    } else if (leavesOut(path)) return;
    else if (stats.isSymbolicLink()) {
      const linkname = await readlink(join(folder, path));
      archive.entry({ name: path, type: 'symlink', linkname, mtime });
    } else if (stats.isFile()) {
      await addFile(path, { mode, mtime });
    }
  }

  async function addFile(path: string, header: { mode: number; mtime: Date }): Promise<void> {
    const content = await readFile(join(folder, path));
    await new Promise<void>((resolve, reject) => {
      archive.entry({ name: path, ...header }, content, (error) =>
        error ? reject(error) : resolve(),
      );
    });
  }
}
