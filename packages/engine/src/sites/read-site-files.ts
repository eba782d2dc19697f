import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { SiteFile } from './built-sites.ts';

/**
 * The files of a site's folder, by path; undefined when it has no `index.html`, so that what it is
 * built from was not built. Links are followed.
 */
export async function readSiteFiles(directory: string): Promise<readonly SiteFile[] | undefined> {
  const names = await namesIn(directory);
  const found = await Promise.all(
    names
      .filter((name) => !isOfDesktop(name))
      .map(async (name) => {
        const path = join(directory, name);
        const file = await stat(path);
        return file.isFile()
          ? [{ key: name.split(sep).join('/'), read: () => readFile(path) }]
          : [];
      }),
  );
  const files = found.flat().sort((one, other) => (one.key < other.key ? -1 : 1));
  return files.some(({ key }) => key === 'index.html') ? files : undefined;
}

/** Relative to the folder; none when there is no such folder. */
async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries.map(({ parentPath, name }) => relative(directory, join(parentPath, name)));
  } catch (error) {
    if (error instanceof Error && 'code' in error && absent.has(String(error.code))) return [];
    throw error;
  }
}

const absent: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

/** What file managers leave behind. */
function isOfDesktop(name: string): boolean {
  return /(^|[\\/])(\.DS_Store|Thumbs\.db)$/.test(name);
}
