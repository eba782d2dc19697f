import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** Starts one of our TypeScript files as a process of its own. */
export async function startApart(file: URL): Promise<{
  readonly process: ChildProcess;
  remove(): Promise<void>;
}> {
  // Beside the packages, so that what is not bundled is found.
  const packages = dirname(
    dirname(createRequire(import.meta.url).resolve('dockerode/package.json')),
  );
  const caches = join(packages, '.cache');
  await mkdir(caches, { recursive: true });
  const folder = await mkdtemp(join(caches, 'seaworthy-'));
  const bundle = await rolldown({
    input: fileURLToPath(file),
    external: /^[^./]/,
    platform: 'node',
  });
  const program = join(folder, 'program.mjs');
  await bundle.write({ file: program, format: 'esm' });
  return {
    process: spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
