// Runs the package's tests on other versions of Node, which come from npm into a temporary folder:
// node packages/runtime/test-on-nodes.mjs [22 24]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const vitest = join(repository, 'node_modules', 'vitest', 'vitest.mjs');
const given = process.argv.slice(2);
const versions = given.length > 0 ? given : ['22', '24'];
/** Milliseconds for one step, after which it has failed. */
const limit = 5 * 60_000;

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-nodes-'));
const failed = [];
try {
  for (const version of versions) {
    const node = install(version);
    const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    console.log(`Node ${stdout.trim()}`);
    // The tests start their own processes with the Node that runs them.
    const { status, error } = spawnSync(node, [vitest, 'run', 'packages/runtime'], {
      cwd: repository,
      stdio: 'inherit',
      timeout: limit,
    });
    if (status !== 0) failed.push(`${version} (${error?.message ?? `code ${status}`})`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failed.length > 0) {
  console.error(`Failed on Node ${failed.join(', ')}`);
  process.exit(1);
}

/** The executable of the package `node`, which is Node itself. */
function install(version) {
  const place = join(folder, version);
  const options = ['--prefix', place, '--no-audit', '--no-fund', '--no-save', '--silent'];
  const { status, error } = spawnSync('npm', ['install', ...options, `node@${version}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: limit,
  });
  if (status !== 0)
    throw new Error(`node@${version}: ${error?.message ?? `npm ended with ${status}`}`);
  return join(place, 'node_modules', 'node', 'bin', 'node');
}
