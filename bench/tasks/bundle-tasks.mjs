import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../packages/runtime/build/bundle.mjs';

const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));

/** The package as applications get it, where it finds the packages that it loads. */
export async function bundleTasks() {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'tasks-'));
  await bundle(folder);
  return {
    folder,
    bundle: join(folder, 'tasks.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
