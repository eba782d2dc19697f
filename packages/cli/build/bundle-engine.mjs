// Makes `dist/bundle/engine`: the commands that touch more than files. Our own packages
// are in it; others' stay in node_modules, where they load faster than from one large file.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const packages = fileURLToPath(new URL('../..', import.meta.url));
const source = (name) => join(packages, name, 'src', 'index.ts');

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
  external: (id) => !/^(?:[./]|\0|@seaworthy\/)/.test(id) && !id.startsWith(packages),
});
await build.write({
  dir: join(packageFolder, 'dist', 'bundle', 'engine'),
  format: 'cjs',
  exports: 'named',
  entryFileNames: 'index.cjs',
  chunkFileNames: '[name].cjs',
});
await build.close();
