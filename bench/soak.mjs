// A day of faults on 1,000 services with 10,000 tasks, in virtual time: npm run bench -- soak
// A smaller or another one: node bench/soak.mjs SERVICES HOURS SEED
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { atMost } from './budget.mjs';

const [services = 1000, hours = 24, seed = 1] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-soak-'));

try {
  const file = join(folder, 'soak.mjs');
  const input = fileURLToPath(new URL('./peers/soak.mjs', import.meta.url));
  const bundle = await rolldown({ input, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file, codeSplitting: false });
  const sizes = [services, hours, seed].map(String);
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--max-semi-space-size=128', file, ...sizes],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (status !== 0) throw new Error(`The soak ended with ${status}.`);
  tell(JSON.parse(stdout));
} finally {
  rmSync(folder, { recursive: true });
}

function tell(report) {
  const { faults, deployments, heap, violations } = report;
  console.log(`${services} services, ${hours} simulated hours of faults, seed ${seed}`);
  console.log(
    `  ${report.seconds.toFixed(1)} s (${report.processor.toFixed(1)} s of a processor), ${count(report.timers)} timers, at most ${report.peak} MB`,
  );
  console.log(`  heap ${heap[0]} MB before, ${heap[1]} MB after`);
  console.log(`  ${count(report.launchedTasks)} tasks launched, ${count(report.runningTasks)} run`);
  console.log(`  faults: ${list(faults)}`);
  console.log(`  deployments: ${list(deployments)}`);
  for (const violation of violations.slice(0, 20)) console.log(`  BROKEN: ${violation}`);
  atMost('invariants broken', violations.length, 0);
  atMost('a day of faults', report.seconds, 60, 's');
}

function list(numbers) {
  return Object.entries(numbers)
    .map(([name, number]) => `${name} ${count(number)}`)
    .join(', ');
}

function count(number) {
  return number.toLocaleString('en');
}
