// Plans and checks of the compiler, beside their peers: npm run bench -- compiler
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atLeast, atMost } from './budget.mjs';
import { measureLiveCheck } from './live-check.mjs';
import { measure } from './measure.mjs';
import { projectOf } from './project-of.mjs';

const seaworthy = fileURLToPath(new URL('../packages/cli/bin/seaworthy.js', import.meta.url));
const cdk = fileURLToPath(new URL('./peers/cdk.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-bench-'));

/** Services, how often each command runs, and the exit code that is right for the project. */
const sizes = [
  { services: 1, runs: 15 },
  { services: 10, runs: 15 },
  { services: 100, runs: 5 },
  {
    services: 1000,
    runs: 2,
    status: 1,
    why: 'it has 2,000 resources of a stack where CloudFormation takes 500',
  },
];

try {
  const floor = measure([{ name: 'node alone', arguments: ['-e', ''] }], 15)[0];
  print('node alone', floor);
  const plans = sizes.map(comparePlans);
  verdict(plans, await checkEdits());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function comparePlans({ services, runs, status = 0, why }) {
  const directory = join(folder, String(services));
  mkdirSync(directory);
  writeFileSync(join(directory, 'compose.yaml'), projectOf(services));
  const output = join(directory, 'cdk.out');
  const ours = { directory, status };
  const results = measure(
    [
      { name: 'seaworthy plan', arguments: [seaworthy, 'plan'], ...ours },
      { name: 'seaworthy plan --out', arguments: [seaworthy, 'plan', '--out', 'out'], ...ours },
      { name: 'seaworthy check', arguments: [seaworthy, 'check'], ...ours },
      {
        name: 'aws-cdk-lib, validation off',
        arguments: [cdk, String(services), output],
        environment: { CDK_VALIDATION: 'false' },
      },
      { name: 'aws-cdk-lib', arguments: [cdk, String(services), output] },
    ],
    runs,
  );
  console.log(`\n${services} services beside a database and a cache, ${runs} runs`);
  if (why) console.log(`  seaworthy rightly ends with ${status}: ${why}`);
  for (const result of results) print(result.name, result);
  const [plan, , check, unvalidated, validated] = results;
  return { services, plan, check, unvalidated, validated };
}

async function checkEdits() {
  const directory = join(folder, 'edits');
  mkdirSync(directory);
  const times = await measureLiveCheck({ seaworthy, directory, project: projectOf(10), edits: 31 });
  const [median, most] = [times[15], times.at(-1)];
  console.log('\nOne edit of 10 services, from saving the file to the result, 31 edits');
  console.log(`  ${'seaworthy check --watch'.padEnd(28)} ${ms(median)} (most ${ms(most).trim()})`);
  return median;
}

function print(name, { median, least, memory }) {
  console.log(
    `  ${name.padEnd(28)} ${ms(median)} (least ${ms(least).trim()}) ${memory.toFixed(0).padStart(5)} MB`,
  );
}

function verdict(plans, edit) {
  const of = (services) => plans.find((plan) => plan.services === services);
  const ten = of(10);
  const thousand = of(1000);
  console.log('');
  atMost('plan of 10 services', ten.plan.median, 60, 'ms');
  atMost('plan of 10 services, memory', ten.plan.memory, 70, 'MB');
  atMost('check of one edit', edit, 50, 'ms');
  atMost('plan of 1,000 services', thousand.plan.median, 1500, 'ms');
  const faster = (peer) => peer.median / ten.plan.median;
  atLeast('times faster than aws-cdk-lib without validation', faster(ten.unvalidated), 6);
  atLeast('times faster than aws-cdk-lib', faster(ten.validated), 40);
}

function ms(value) {
  return `${value.toFixed(1).padStart(8)} ms`;
}
