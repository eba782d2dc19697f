// Makes `dist/bundle`: the command as one file, another with what few runs need, V8's code cache of
// each, and the diagnostics' pages.

import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { rolldown } from 'rolldown';
import { escapeNonAscii } from './escape-non-ascii.mjs';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const repository = fileURLToPath(new URL('../../..', import.meta.url));
const target = join(packageFolder, 'dist', 'bundle');
const packages = join(repository, 'packages');

/**
 * Modules that most runs do without. Each becomes a bundle of its own, with all that it imports,
 * loaded when one of its functions is first called. So it can export nothing but functions, and
 * what it imports must not matter by identity.
 */
const laterModules = {
  yaml: join(packages, 'compiler', 'src', 'project', 'yaml', 'read-any-yaml.ts'),
};

/** As in `bin/seaworthy.js`: V8 takes a cache only under the flags that it was made under. */
setFlagsFromString('--interrupt-budget=1000000 --no-sparkplug');

const silent = { write: () => {}, width: 100, colour: false, unicode: true };
const surroundings = {
  installation: packageFolder,
  directory: join(packageFolder, 'build', 'sample'),
  variables: {},
  stdout: silent,
  stderr: silent,
  loadEngineCommands: () => Promise.reject(new Error('no command of the sample needs the engine')),
  interruption: () => new AbortController().signal,
};

// A cache must never stand beside another bundle than its own, so it goes first and comes last.
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
await writeBundle('seaworthy', join(packageFolder, 'src', 'run-process.ts'));
for (const [name, module] of Object.entries(laterModules)) await writeBundle(name, module);
cpSync(join(repository, 'docs', 'diagnostics'), join(target, 'diagnostics'), { recursive: true });
// Editors check `x-seaworthy` with it.
cpSync(
  join(repository, 'packages', 'compiler', 'data', 'x-seaworthy.schema.json'),
  join(target, 'x-seaworthy.schema.json'),
);
writeCaches();

async function writeBundle(name, input) {
  const build = await rolldown({
    input,
    platform: 'node',
    resolve: { alias: { '@seaworthy/compiler': join(packages, 'compiler', 'src', 'index.ts') } },
    plugins: [loadLater()],
  });
  const { output } = await build.generate({ format: 'cjs', minify: true, exports: 'named' });
  await build.close();
  // Wrapped as Node wraps a module, so that the command can run the text as it is.
  const code = escapeNonAscii(output[0].code);
  writeFileSync(pathOf(name), `(function (exports, require, module, load) {${code}\n})`);
}

/** Puts in a later module's place functions that load its bundle. */
function loadLater() {
  return {
    name: 'load-later',
    load(id) {
      const later = Object.entries(laterModules).find(([, module]) => module === id);
      if (!later || this.getModuleInfo(id).isEntry) return undefined;
      return exportedFunctions(id)
        .map(
          (name) => `export const ${name} = (...given) => load('${later[0]}').${name}(...given);`,
        )
        .join('\n');
    },
  };
}

function exportedFunctions(module) {
  const exports = [...readFileSync(module, 'utf8').matchAll(/^export (?!type|interface).*/gm)];
  return exports.map(([line]) => {
    const name = /^export function (\w+)/.exec(line)?.[1];
    if (!name) throw new Error(`${module} is loaded later, so it cannot have: ${line}`);
    return name;
  });
}

function pathOf(name) {
  return join(target, `${name}.js`);
}

/** V8 compiles a function when it is first called, so each cache is taken after real work. */
function writeCaches() {
  const loaded = new Map();
  const { runCommandLine } = load('seaworthy');
  runCommandLine(['plan'], surroundings);
  runCommandLine(['check', '--json'], surroundings);
  writeCache('seaworthy');
  runCommandLine(['check', '-f', 'any-yaml.yaml'], surroundings);
  for (const name of Object.keys(laterModules)) writeCache(name);

  function load(name) {
    const known = loaded.get(name);
    if (known) return known.bundle.exports;
    const path = pathOf(name);
    const script = new Script(readFileSync(path, 'latin1'), { filename: path });
    const bundle = { exports: {} };
    loaded.set(name, { script, bundle });
    script.runInThisContext()(bundle.exports, createRequire(path), bundle, load);
    return bundle.exports;
  }

  function writeCache(name) {
    const path = join(target, `${name}.cache`);
    writeFileSync(`${path}.new`, loaded.get(name).script.createCachedData());
    renameSync(`${path}.new`, path);
  }
}
