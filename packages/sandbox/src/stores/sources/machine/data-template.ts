import { execFile } from 'node:child_process';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makePlace, type Place } from '../../processes/place.ts';
import type { SystemAccount } from '../../processes/system-account.ts';

/** Fresh data directories, of which each kind is made once and then copied. */
export interface DataTemplates {
  /** Gives `place` a copy of the data directory `name`; `make` makes it when there is none yet. */
  copy(name: string, place: Place, make: (place: Place) => Promise<void>): Promise<string>;
}

/** Keeps templates in `folder`; places are made below `root`. */
export function createDataTemplates(folder: string, root: string): DataTemplates {
  const made = new Map<string, Promise<string>>();
  return {
    async copy(name, place, make) {
      const template =
        made.get(name) ?? makeTemplate(join(folder, name), root, place.account, make);
      made.set(name, template);
      try {
        const data = join(place.folder, 'data');
        await promisify(execFile)('cp', ['-a', await template, data]);
        return data;
      } catch (error) {
        made.delete(name);
        throw error;
      }
    },
  };
}

/** Made elsewhere and then moved, so that a template is whole or not there. */
async function makeTemplate(
  template: string,
  root: string,
  account: SystemAccount | undefined,
  make: (place: Place) => Promise<void>,
): Promise<string> {
  if (await isFolder(template)) return template;
  const place = await makePlace(root, account);
  try {
    await make(place);
    await mkdir(join(template, '..'), { recursive: true });
    await rename(join(place.folder, 'data'), template).catch(async (error) => {
      // Another sandbox was faster.
      if (!(await isFolder(template))) throw error;
    });
    return template;
  } finally {
    await place.remove();
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
