import { join } from 'node:path';
import type { FileSystem, FolderEntry } from './file-system.ts';

/** Names in a folder, folders with a trailing `/`, sorted; empty when it cannot be read. */
export function listFolder(path: string, fileSystem: FileSystem): readonly string[] {
  try {
    return fileSystem
      .readdirSync(path, { withFileTypes: true })
      .map((entry) => (isFolder(entry, path, fileSystem) ? `${entry.name}/` : entry.name))
      .sort();
  } catch {
    return [];
  }
}

/** Links to folders count as folders; one that leads nowhere does not. */
function isFolder(entry: FolderEntry, folder: string, { statSync }: FileSystem): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return statSync(join(folder, entry.name)).isDirectory();
  } catch {
    return false;
  }
}
