// Rehearses every fault on an example, in containers: npm run bench -- faults
// Others: node bench/faults.mjs EXAMPLE [FAULT…]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { atMost } from './budget.mjs';

const seaworthy =
  process.env.SEAWORTHY ??
  fileURLToPath(new URL('../packages/cli/bin/seaworthy.js', import.meta.url));
const [example = 'rag-platform', ...asked] = process.argv.slice(2);
const directory = fileURLToPath(new URL(`../examples/${example}`, import.meta.url));
const names = asked.length > 0 ? asked : listed();

let wrong = 0;
for (const name of names) {
  const started = performance.now();
  const { status, stdout } = run(['rehearse', '--fault', name, '--json']);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const report = parse(stdout);
  const verdict = report?.diagnostics[0]?.code ?? 'nothing';
  const asExpected = report?.fault?.asExpected === true;
  const refused = verdict === 'rehearse/fault-refused';
  if (!asExpected && !refused) wrong += 1;
  const word = refused ? 'refused' : asExpected ? 'as expected' : 'NOT as expected';
  console.log(
    `${name.padEnd(26)} exit ${status}  ${verdict.padEnd(30)} ${seconds.padStart(4)} s  ${word}`,
  );
}
atMost(`of ${names.length} faults, not answered as expected`, wrong, 0);

/** The first column of the list; what is below a fault is indented further. */
function listed() {
  const lines = run(['rehearse', '--fault', 'list']).stdout.split('\n');
  return lines.flatMap((line) => /^ {2}([a-z0-9-]+) {2}/.exec(line)?.[1] ?? []);
}

function run(commandLine) {
  return spawnSync(process.execPath, [seaworthy, ...commandLine], {
    cwd: directory,
    encoding: 'utf8',
    timeout: 300_000,
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
