// Measures the budgets, beside their peers where there are some, and ends with what was held:
//   npm run bench                 all but what takes long
//   npm run bench -- deploy doctor
//   npm run bench -- all
// Each part is a program of its own, which may take more: node bench/NAME.mjs …
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { choose, parts } from './parts.mjs';

const chosen = choose(process.argv.slice(2));
if (chosen) await measure(chosen);
else explain();

async function measure(chosen) {
  const left = chosen.filter(({ needs }) => needs && !needs.isThere());
  const run = chosen.filter((part) => !left.includes(part));
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
  console.log(`${namesOf(run)}: some ${minutesOf(run)} minutes`);
  const rows = [];
  for (const part of run) rows.push(...(await budgetsOf(part)));
  console.log('\nBudgets');
  print(rows);
  for (const { name, needs } of left)
    console.log(`  ${name} was left out: there is no ${needs.name}`);
  const others = parts.filter((part) => !chosen.includes(part));
  if (others.length > 0) {
    console.log(
      `  not run: ${namesOf(others)} (npm run bench -- NAME…, some ${minutesOf(others)} minutes)`,
    );
  }
  if (rows.some(({ held }) => !held)) process.exitCode = 1;
}

/** What a part says of its budgets, while it prints what it measures. */
async function budgetsOf({ name, about }) {
  console.log(`\n${name}: ${about}`);
  const rows = [];
  const program = fork(fileURLToPath(new URL(`./${name}.mjs`, import.meta.url)));
  program.on('message', (row) => rows.push({ name, ...row }));
  const [code] = await once(program, 'close');
  const isExplained = code === 0 || rows.some(({ held }) => !held);
  if (isExplained && rows.length > 0) return rows;
  return [
    ...rows,
    { name, what: 'comes to its end', measured: `exit ${code}`, budget: 'exit 0', held: false },
  ];
}

function print(rows) {
  const cells = rows.map(({ name, what, budget, measured, held }) => [
    name,
    what,
    budget,
    measured,
    held ? 'held' : 'MISSED',
  ]);
  const table = [['', '', 'budget', 'measured', ''], ...cells];
  const widths = table[0].map((_, at) => Math.max(...table.map((row) => row[at].length)));
  for (const row of table) {
    console.log(`  ${row.map((cell, at) => cell.padEnd(widths[at])).join('  ')}`.trimEnd());
  }
}

function explain() {
  console.error('npm run bench [-- all | NAME…]');
  for (const { name, about, minutes, isLong } of parts) {
    const when = isLong ? ', when named' : '';
    console.error(`  ${name.padEnd(14)} ${about}; ${Math.ceil(minutes)} min${when}`);
  }
  process.exitCode = 2;
}

function namesOf(some) {
  return some.map(({ name }) => name).join(', ');
}

function minutesOf(some) {
  return Math.ceil(some.reduce((sum, { minutes }) => sum + minutes, 0));
}
