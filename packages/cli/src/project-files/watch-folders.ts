import { type FSWatcher, watch } from 'node:fs';

/** Calls back soon after files in folders change, once for what an editor does in one go. */
export interface FolderWatch {
  /** Watches these folders from now on, and no others. A folder that is not there is left out. */
  follow(folders: readonly string[]): void;
  close(): void;
}

/** Milliseconds without a further change; editors write, rename and remove when they save. */
const settled = 10;

export function watchFolders(changed: () => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const notice = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, settled);
  };
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const add = (folder: string): void => {
    try {
      const watcher = watch(folder, notice);
      // The folder itself went away.
      watcher.on('error', () => drop(folder));
      watchers.set(folder, watcher);
    } catch {
      // It is not there, or may not be read: what is wrong with that is in the result.
    }
  };
  return {
    follow(folders) {
      for (const folder of watchers.keys()) if (!folders.includes(folder)) drop(folder);
      for (const folder of folders) if (!watchers.has(folder)) add(folder);
    },
    close() {
      clearTimeout(timer);
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}
