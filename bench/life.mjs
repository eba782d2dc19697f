// The life of each example on a local AWS with containers: deployed, updated, updated to a version
// whose health path fails, rolled back, under requests; then another environment imports its network,
// load balancer and stores, answers, and leaves them as they were; then it is destroyed:
// npm run bench -- life. Some of them: node bench/life.mjs EXAMPLE…
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { atMost } from './budget.mjs';

const pathOf = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const asked = process.argv.slice(2);
const examples = asked.length > 0 ? asked : ['rag-platform', 'shortcut', 'audiobook', 'sesami'];
const expected = {
  deploy: 'deployed',
  update: 'deployed',
  'failed update': 'failed',
  rollback: 'rolled-back',
  import: 'deployed',
  'import left': 'done',
  destroy: 'done',
};
/** What may be said first of a health path that answers 500: who asks first, sees it first. */
const verdicts = ['tg-code-mismatch', 'hc-container-unhealthy'];

// Beside the packages, so that what is not bundled is found.
const caches = pathOf('node_modules/.cache');
mkdirSync(caches, { recursive: true });
const folder = mkdtempSync(join(caches, 'life-'));
try {
  const program = join(folder, 'life.mjs');
  const source = (name) => pathOf(`packages/${name}/src/index.ts`);
  const bundle = await rolldown({
    input: pathOf('bench/peers/life.mjs'),
    platform: 'node',
    external: /^(?!@seaworthy\/)[^./]/,
    resolve: {
      alias: { '@seaworthy/compiler': source('compiler'), '@seaworthy/sandbox': source('sandbox') },
    },
  });
  await bundle.write({ file: program, codeSplitting: false });
  for (const example of examples) tell(example, lifeOf(program, example));
} finally {
  rmSync(folder, { recursive: true });
}

function lifeOf(program, example) {
  const { stdout, status } = spawnSync(process.execPath, [program, pathOf(`examples/${example}`)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 900_000,
    env: {
      ...process.env,
      LOG_LEVEL: 'silent',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
  if (status !== 0) throw new Error(`The life of ${example} ended with ${status}.`);
  return JSON.parse(stdout);
}

function tell(example, steps) {
  console.log(example);
  let wrong = Object.keys(expected).length - steps.length;
  for (const { name, outcome, seconds, codes, load } of steps) {
    const dropped = Object.values(load?.dropped ?? {}).reduce((sum, count) => sum + count, 0);
    const requests = load ? `${load.sent} requests, ${dropped} dropped, ${load.failed} failed` : '';
    const holds =
      outcome === expected[name] &&
      dropped === 0 &&
      (load?.failed ?? 0) === 0 &&
      (name === 'failed update' ? verdicts.includes(codes[0]) : codes.length === 0);
    if (!holds) wrong += 1;
    console.log(
      `  ${name.padEnd(14)} ${outcome.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${requests.padEnd(42)} ${codes.join(' ')}${holds ? '' : '  NOT as expected'}`,
    );
  }
  atMost(`of the life of ${example}, steps not as expected`, wrong, 0);
}
