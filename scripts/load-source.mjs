// Loads a TypeScript module of the repository in plain Node, so that scripts need no build first.

import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** The exports of a module, given by its path from the top of the repository. */
export async function loadSource(path) {
  const input = fileURLToPath(new URL(`../${path}`, import.meta.url));
  const bundle = await rolldown({ input, platform: 'node', logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}
