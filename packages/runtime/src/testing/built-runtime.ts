import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../build/bundle.mjs';

/** The package as applications get it, in a folder of its own, for tests with real processes. */
export interface BuiltRuntime {
  readonly folder: string;
  /** Writes a module that may import `./secrets.js`, `./lifecycle.js`, …; gives its path. */
  script(name: string, code: string): string;
  remove(): void;
}

export async function buildRuntime(): Promise<BuiltRuntime> {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-runtime-test-'));
  await bundle(folder);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return {
    folder,
    script: (name, code) => {
      const path = join(folder, name);
      writeFileSync(path, code);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
