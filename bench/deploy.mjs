// Deployments against the local AWS in virtual time, with AWS's own waits in full: how long they
// take, how late events come, how often AWS is asked; beside what is published of others:
// npm run bench -- deploy
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { atLeast, atMost } from './budget.mjs';

const pathOf = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
// Beside the packages, so that what is not bundled is found.
const caches = pathOf('node_modules/.cache');
mkdirSync(caches, { recursive: true });
const folder = mkdtempSync(join(caches, 'deploy-'));

/**
 * Seconds for a new image of 300 MB, two tasks, behind a load balancer. Derived from AWS's public
 * documentation (defaults: drain of 300 s, checks each 30 s) and from the tools' public sources; not
 * timed on a live account.
 */
const peers = [
  ['AWS CDK with the defaults of ECS and ELB', 397],
  ['GitHub Action amazon-ecs-deploy-task-definition, SDK waiter', 427],
  ['AWS Copilot with its defaults', 156],
];

/** How late each learns that a deployment is over, from the same sources; seconds on average. */
const lateness = [
  ['AWS Copilot, asks each 1 to 4 s', 1.4],
  ['AWS CDK, stack each 5 s', 2.75],
  ['aws ecs wait services-stable, each 15 s', 7.7],
  ['ecspresso, waiter of 15 s', 10.5],
  ['amazon-ecs-deploy-task-definition, SDK waiter of 15 to 120 s', 64],
];

try {
  const program = join(folder, 'deploy.mjs');
  const source = (name) => pathOf(`packages/${name}/src/index.ts`);
  const bundle = await rolldown({
    input: pathOf('bench/peers/deploy.mjs'),
    platform: 'node',
    logLevel: 'silent',
    external: /^(?!@seaworthy\/)[^./]/,
    resolve: {
      alias: { '@seaworthy/compiler': source('compiler'), '@seaworthy/sandbox': source('sandbox') },
    },
  });
  await bundle.write({ file: program, codeSplitting: false });
  const { stdout, status } = spawnSync(process.execPath, [program], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  if (status !== 0) throw new Error(`The deployments ended with ${status}.`);
  tell(JSON.parse(stdout));
} finally {
  rmSync(folder, { recursive: true });
}

function tell(rows) {
  console.log('simulated, each call 0.1 s; an image of 300 MB at 15 MB/s; 20 s to provide a task');
  table(
    ['', 'ends', 'after 2nd failure', 'events late: mean', 'most', 'verdict'],
    rows.map(({ name, outcome, verdict = '', seconds, afterSecondFailure, delays }) => {
      const all = [...delays.good, ...delays.bad];
      const mean = all.reduce((sum, delay) => sum + delay, 0) / all.length;
      return [
        name,
        `${outcome} in ${seconds.toFixed(0)} s`,
        afterSecondFailure === undefined ? '' : `${afterSecondFailure.toFixed(1)} s`,
        `${mean.toFixed(2)} s`,
        `${Math.max(...all).toFixed(2)} s`,
        verdict,
      ];
    }),
  );
  console.log('\ncalls in the busiest minute, and what AWS allows; the fewest left of the burst');
  const busiest = rows.filter(({ name }) => name.startsWith('ten services'));
  table(
    ['', 'calls', 'allowed', 'left'],
    busiest[0].limits.map(({ name, burst, perSecond }, index) => {
      const all = busiest.map(({ limits }) => limits[index]);
      const calls = Math.max(...all.map((limit) => limit.calls));
      const left = Math.min(...all.map((limit) => limit.left));
      return [name, `${calls}`, `${perSecond * 60} + ${burst}`, `${left}`];
    }),
  );
  const services = new Map();
  for (const [service, calls] of busiest.flatMap((row) => row.services)) {
    services.set(service, Math.max(calls, services.get(service) ?? 0));
  }
  const list = [...services].map(([service, calls]) => `${service} ${calls}`).join(', ');
  console.log(`all calls by service: ${list}`);
  console.log('\nothers for the same update, by their public documentation and sources');
  const update = rows.find(({ name }) => name === 'one service, new image, sound');
  table(
    ['', 'seconds', ''],
    peers.map(([name, seconds]) => [
      name,
      `${seconds}`,
      `× ${(seconds / update.seconds).toFixed(1)}`,
    ]),
  );
  console.log('\nhow late others learn that it is over, on average');
  table(
    ['', 'seconds'],
    lateness.map(([name, seconds]) => [name, `${seconds}`]),
  );
  console.log('');
  judge(rows, update);
}

function judge(rows, update) {
  const delays = rows.flatMap((row) => [...row.delays.good, ...row.delays.bad]);
  const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
  const doomed = rows.map(({ afterSecondFailure = 0 }) => afterSecondFailure);
  const left = rows.flatMap(({ limits }) => limits.map((limit) => limit.left));
  atMost('a new image is deployed, simulated', update.seconds, 75, 's');
  atMost('a doomed deployment ends after the second failure', Math.max(...doomed), 90, 's');
  atMost('an event is seen, on average', mean, 2, 's late');
  atMost('an event is seen, the latest', Math.max(...delays), 2, 's late');
  atLeast('calls left of what AWS allows at once', Math.min(...left), 0);
}

function table(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  for (const row of [head, ...rows]) {
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd());
  }
}
