// Makes `dist/bundle/engine`: the commands that touch more than files. Our own packages and
// dockerode are in it; others' stay in node_modules, and load when they are first used.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { escapeNonAscii } from './escape-non-ascii.mjs';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const packages = fileURLToPath(new URL('../..', import.meta.url));
const source = (name) => join(packages, name, 'src', 'index.ts');

/** What dockerode would load at once, more than all the rest of it: SSH, and gRPC for BuildKit. */
const seldomUsed = /node_modules\/(dockerode\/lib\/session\.js|docker-modem\/lib\/ssh\.js)$/;

const build = await rolldown({
  input: join(packageFolder, 'src', 'engine-commands', 'index.ts'),
  platform: 'node',
  resolve: {
    alias: {
      '@seaworthy/compiler': source('compiler'),
      '@seaworthy/engine': source('engine'),
      '@seaworthy/sandbox': source('sandbox'),
    },
  },
  external: isLeftOut,
  plugins: [leaveSeldomUsed(), loadWhenUsed()],
});
await build.write({
  dir: join(packageFolder, 'dist', 'bundle', 'engine'),
  format: 'cjs',
  exports: 'named',
  entryFileNames: 'index.cjs',
  chunkFileNames: '[name].cjs',
  // Names stay: the text of some functions runs elsewhere, and reports of our bugs are read.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
});
await build.close();

/** Whether a module stays where it is, in Node.js or in node_modules. */
function isLeftOut(id, importer = '') {
  if (/^[./\0]/.test(id) || /^(?:@seaworthy\/|dockerode$)/.test(id)) return false;
  // What dockerode needs need not be where we would find it.
  return !importer.includes('/node_modules/') || seldomUsed.test(`node_modules/${id}`);
}

/** Leaves them in node_modules, where they load when they are called. */
function leaveSeldomUsed() {
  return {
    name: 'leave-seldom-used',
    load(id) {
      const [, file] = seldomUsed.exec(id) ?? [];
      return file && `module.exports = (...given) => require('${file}')(...given);`;
    },
  };
}

/** Has each client of the SDK loaded when something of it is first used: no command uses all. */
function loadWhenUsed() {
  return {
    name: 'load-when-used',
    renderChunk(code) {
      const lazy = code.replace(
        /^let (_aws_sdk_\w+) = require\(("[^"]+")\);$/gm,
        (_line, name, id) =>
          `const ${name} = new Proxy({}, { get: (_, name) => require(${id})[name] });`,
      );
      return escapeNonAscii(lazy);
    },
  };
}
