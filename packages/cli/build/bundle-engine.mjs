// Makes `dist/bundle/engine.cjs`: what commands load that touch more than files. Our own packages
// are in it; others' stay in node_modules, where they load faster than from one large file.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const packages = fileURLToPath(new URL('../..', import.meta.url));
const source = (name) => join(packages, name, 'src', 'index.ts');

const build = await rolldown({
  input: source('engine'),
  platform: 'node',
  resolve: {
    alias: {
      '@seaworthy/compiler': source('compiler'),
      '@seaworthy/sandbox': source('sandbox'),
    },
  },
  external: (id) => !/^(?:[./]|\0|@seaworthy\/)/.test(id) && !id.startsWith(packages),
});
await build.write({
  file: join(packageFolder, 'dist', 'bundle', 'engine.cjs'),
  format: 'cjs',
  exports: 'named',
});
await build.close();
