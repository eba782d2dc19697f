// Deploys in 1,000 random storms of troubled calls, and is killed at every single call:
// npm run bench:storms [storm|crash], some ten minutes each.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

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
  console.log(
    `${name}: ${status === 0 ? 'holds' : 'BROKEN'}, ${Math.round((performance.now() - started) / 1000)} s`,
  );
  if (status !== 0) process.exitCode = 1;
}
