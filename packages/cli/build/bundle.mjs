// Makes `dist/bundle`: the command as one file, V8's code cache of it, and the diagnostics' pages.

import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { rolldown } from 'rolldown';

const packageFolder = join(dirname(fileURLToPath(import.meta.url)), '..');
const repository = join(packageFolder, '..', '..');
const target = join(packageFolder, 'dist', 'bundle');
const bundlePath = join(target, 'seaworthy.cjs');
const cachePath = join(target, 'seaworthy.cache');

// A cache must never stand beside another bundle than its own, so it goes first and comes last.
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
await writeBundle();
cpSync(join(repository, 'docs', 'diagnostics'), join(target, 'diagnostics'), { recursive: true });
writeCache();

async function writeBundle() {
  const build = await rolldown({
    input: join(packageFolder, 'src', 'run-process.ts'),
    platform: 'node',
    resolve: {
      alias: { '@seaworthy/compiler': join(repository, 'packages/compiler/src/index.ts') },
    },
  });
  const { output } = await build.generate({ format: 'cjs', minify: true, exports: 'named' });
  const [chunk] = output;
  // The form that Node gives to a CommonJS module, so that the cache is of the very same text.
  const parameters = 'exports, require, module, __filename, __dirname';
  writeFileSync(bundlePath, `(function (${parameters}) {${chunk.code}\n})`);
}

/** V8 compiles functions when they are first called, so the cache is taken after a whole plan. */
function writeCache() {
  const script = new Script(readFileSync(bundlePath, 'utf8'), { filename: bundlePath });
  const bundle = { exports: {} };
  script.runInThisContext()(bundle.exports, createRequire(bundlePath), bundle, bundlePath, target);
  const surroundings = {
    installation: packageFolder,
    directory: join(packageFolder, 'build', 'sample'),
    variables: {},
    stdout: silentOutput,
    stderr: silentOutput,
  };
  for (const command of ['plan', 'check', 'cost'])
    bundle.exports.runCommandLine([command], surroundings);
  writeFileSync(`${cachePath}.new`, script.createCachedData());
  renameSync(`${cachePath}.new`, cachePath);
}
