// Makes `dist/bundle`: each sub-path as one file, with what it loads later in files of its own.
// Twenty small modules take Node 20 longer to load than all that they do, and AWS's signer with the
// packages that it brings ten times as long as the part of it that is used.

import { copyFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const folder = fileURLToPath(new URL('..', import.meta.url));
const source = (name) => join(folder, 'src', name);

/** Bundles the package's source into `target`. */
export async function bundle(target) {
  const build = await rolldown({
    input: {
      secrets: source('secrets/index.ts'),
      'google-key': source('google-key/index.ts'),
      entrypoint: source('entrypoint/index.ts'),
      'seaworthy-run': source('entrypoint/main.ts'),
      lifecycle: source('lifecycle/index.ts'),
      connections: source('connections/index.ts'),
      tasks: source('tasks/index.ts'),
    },
    platform: 'node',
    // What applications bring themselves, if they use it, is theirs.
    external: [/^node:/, /^@aws-sdk\//, 'bullmq'],
    // The signer as ES modules, of which what is not used can be left out.
    resolve: { mainFields: ['module', 'main'], conditionNames: ['module', 'import', 'default'] },
    treeshake: { moduleSideEffects: [{ test: /@smithy/, sideEffects: false }] },
  });
  await build.write({
    dir: target,
    format: 'esm',
    minify: true,
    chunkFileNames: 'shared/[name].js',
    // What every start needs is one file; requests, the key's file and the entrypoint stay apart.
    codeSplitting: {
      groups: [{ name: 'core', test: /src\/(log|secrets\/[\w-]+|secrets\/.*-sources)\.ts$/ }],
    },
  });
  await build.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = join(folder, 'dist', 'bundle');
  rmSync(target, { recursive: true, force: true });
  await bundle(target);
  const signer = createRequire(import.meta.url).resolve('@smithy/signature-v4/package.json');
  copyFileSync(join(dirname(signer), 'LICENSE'), join(target, 'LICENSE-smithy.txt'));
}
