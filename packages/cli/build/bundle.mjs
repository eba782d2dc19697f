// Makes `dist/bundle`: the command as one file, V8's code cache of it, and the diagnostics' pages.

import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { rolldown } from 'rolldown';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const repository = fileURLToPath(new URL('../../..', import.meta.url));
const target = join(packageFolder, 'dist', 'bundle');
const bundlePath = join(target, 'seaworthy.js');
const cachePath = join(target, 'seaworthy.cache');

// A cache must never stand beside another bundle than its own, so it goes first and comes last.
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
await writeBundle();
cpSync(join(repository, 'docs', 'diagnostics'), join(target, 'diagnostics'), { recursive: true });
// Editors check `x-seaworthy` with it.
cpSync(
  join(repository, 'packages', 'compiler', 'data', 'x-seaworthy.schema.json'),
  join(target, 'x-seaworthy.schema.json'),
);
writeCache();

async function writeBundle() {
  const build = await rolldown({
    input: join(packageFolder, 'src', 'run-process.ts'),
    platform: 'node',
    resolve: {
      alias: { '@seaworthy/compiler': join(repository, 'packages', 'compiler', 'src', 'index.ts') },
    },
  });
  const { output } = await build.generate({ format: 'cjs', minify: true, exports: 'named' });
  await build.close();
  // Wrapped as Node wraps a module, so that the command can run the text as it is.
  const code = escapeNonAscii(output[0].code);
  writeFileSync(bundlePath, `(function (exports, require, module) {${code}\n})`);
}

/** Pure ASCII is read as one byte a character, which halves the text in memory and saves 2 ms. */
function escapeNonAscii(code) {
  if (/String\.raw`[^`]*[^\0-\x7f]/.test(code)) {
    throw new Error('an escape in String.raw would not be the character any more');
  }
  return code.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** V8 compiles a function when it is first called, so the cache is taken after real work. */
function writeCache() {
  const script = new Script(readFileSync(bundlePath, 'latin1'), { filename: bundlePath });
  const bundle = { exports: {} };
  script.runInThisContext()(bundle.exports, createRequire(bundlePath), bundle);
  const silent = { write: () => {}, width: 100, colour: false, unicode: true };
  const surroundings = {
    installation: packageFolder,
    directory: join(packageFolder, 'build', 'sample'),
    variables: {},
    stdout: silent,
    stderr: silent,
    loadEngine: () => Promise.reject(new Error('no command of the sample needs the engine')),
    interruption: () => new AbortController().signal,
  };
  bundle.exports.runCommandLine(['plan'], surroundings);
  bundle.exports.runCommandLine(['check', '--json'], surroundings);
  writeFileSync(`${cachePath}.new`, script.createCachedData());
  renameSync(`${cachePath}.new`, cachePath);
}
