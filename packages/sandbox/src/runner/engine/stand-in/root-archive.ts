import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { extract, type Pack, pack } from 'tar-stream';

/** A file, link or folder of an image's root; the path has no leading slash. */
export type RootFile =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly content: Buffer | string;
      readonly mode: number;
      /** What the system below brings along already is kept. */
      readonly unlessPresent?: boolean;
    }
  | { readonly kind: 'link'; readonly path: string; readonly to: string }
  | {
      readonly kind: 'folder';
      readonly path: string;
      readonly mode: number;
      readonly owner?: number;
    };

/** Packs a root: what a system archive holds, with lines added to some files, and more files. */
export function packRoot(
  files: readonly RootFile[],
  system?: { readonly archive: Readable; readonly addedLines: Readonly<Record<string, string>> },
): Readable {
  const root = pack();
  writeRoot(root, files, system).then(
    () => root.finalize(),
    (error: Error) => root.destroy(error),
  );
  return Readable.from(root);
}

async function writeRoot(
  root: Pack,
  files: readonly RootFile[],
  system: Parameters<typeof packRoot>[1],
): Promise<void> {
  const present = system ? await copySystem(root, system) : new Set<string>();
  for (const file of files) {
    if (file.kind === 'file' && file.unlessPresent && present.has(file.path)) continue;
    await write(root, file);
  }
}

async function copySystem(
  root: Pack,
  { archive, addedLines }: NonNullable<Parameters<typeof packRoot>[1]>,
): Promise<ReadonlySet<string>> {
  const present = new Set<string>();
  const entries = extract();
  archive.on('error', (error) => entries.destroy(error)).pipe(entries);
  for await (const entry of entries) {
    const path = entry.header.name.replace(/^\.?\//, '').replace(/\/$/, '');
    present.add(path);
    const content = Buffer.concat([await buffer(entry), Buffer.from(addedLines[path] ?? '')]);
    // Devices are the container engine's matter.
    if (entry.header.type?.endsWith('-device')) continue;
    await put(root, { ...entry.header, size: content.length }, content);
  }
  return present;
}

function write(root: Pack, file: RootFile): Promise<void> {
  if (file.kind === 'file') return put(root, { name: file.path, mode: file.mode }, file.content);
  if (file.kind === 'link') {
    return put(root, { name: file.path, type: 'symlink', linkname: file.to });
  }
  const owner = file.owner ?? 0;
  return put(root, {
    name: file.path,
    type: 'directory',
    mode: file.mode,
    uid: owner,
    gid: owner,
  });
}

function put(
  root: Pack,
  header: Parameters<Pack['entry']>[0],
  content: Buffer | string = '',
): Promise<void> {
  return new Promise((resolve, reject) => {
    const written = (error?: Error | null) => (error ? reject(error) : resolve());
    if (header.type === undefined || header.type === 'file') root.entry(header, content, written);
    else root.entry(header, written);
  });
}
