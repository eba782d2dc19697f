// Deploys in 1,000 random storms of troubled calls, and is killed at every single call:
// npm run bench -- storms. One of the two: node bench/storms.mjs storm|crash
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { atMost } from './budget.mjs';

const pathOf = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const [only] = process.argv.slice(2);

for (const name of only ? [only] : ['storm', 'crash']) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      pathOf('node_modules/vitest/vitest.mjs'),
      'run',
      `packages/engine/src/ship/${name}.test.ts`,
      '--reporter=verbose',
      '--disable-console-intercept',
    ],
    {
      cwd: pathOf(''),
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      env: { ...process.env, NO_COLOR: '1', SEAWORTHY_THOROUGH: '1' },
    },
  );
  process.stdout.write(stdout);
  if (status !== 0) process.stderr.write(stderr);
  console.log(`${name}: ${Math.round((performance.now() - started) / 1000)} s`);
  atMost(`${name}: promises broken`, status === 0 ? 0 : 1, 0);
}
