// Judges every incident of the corpus and prints the score: npm run bench -- doctor
// It is stored in corpus/incidents/score.txt, which a test compares.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { atMost } from './budget.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const started = performance.now();
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [vitest, 'run', 'corpus/incidents', '--reporter=dot', '-u'],
  { cwd: root, encoding: 'utf8', timeout: 1_800_000 },
);
if (status !== 0) process.stderr.write(stdout + stderr);
const score = readFileSync(`${root}corpus/incidents/score.txt`, 'utf8');
process.stdout.write(score);
console.log(`judged in ${Math.round((performance.now() - started) / 1000)} s`);
process.exitCode = status ?? 1;
const [, incidents, right] = /^(\d+) incidents, (\d+) right/.exec(score) ?? [];
atMost(`of ${incidents} incidents, wrong or doubtful`, Number(incidents) - Number(right), 0);
