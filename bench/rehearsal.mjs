// A rehearsal of three services beside their bare containers: npm run bench -- rehearsal
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { atMost } from './budget.mjs';

const seaworthy =
  process.env.SEAWORTHY ??
  fileURLToPath(new URL('../packages/cli/bin/seaworthy.js', import.meta.url));
const runs = 2;
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-rehearsal-'));

try {
  writeProject();
  await rehearse(); // makes the images
  const bareContainers = await bundlePeer();
  const bare = [];
  const rehearsed = [];
  for (let run = 0; run < runs; run += 1) {
    bare.push(startBare(bareContainers));
    rehearsed.push(await rehearse());
  }
  const least = Math.min(...bare);
  const best = Math.min(...rehearsed.map(({ milliseconds }) => milliseconds));
  const memory = Math.max(...rehearsed.map(({ bytes }) => bytes));
  console.log(`three services, the better of ${runs} runs each, images at hand`);
  console.log(`bare containers until they answer   ${seconds(least)}`);
  console.log(
    `rehearsal, from start to tidied up  ${seconds(best)}   × ${(best / least).toFixed(1)}`,
  );
  console.log(`our own processes at most           ${Math.round(memory / 1e6)} MB (PSS)`);
  atMost('a rehearsal over its bare containers', (best - least) / 1000, 10, 's');
  atMost('memory of a rehearsal’s own processes', memory / 1e6, 150, 'MB');
} finally {
  rmSync(folder, { recursive: true });
}

function writeProject() {
  const check = "fetch('http://localhost:8080/').then(({ ok }) => process.exit(ok ? 0 : 1))";
  const service = `build: .
    healthcheck: { test: ["CMD", "node", "-e", "${check}"], interval: 5s }
    deploy: { resources: { limits: { cpus: "0.25", memory: 512M } } }`;
  writeFileSync(
    join(folder, 'compose.yaml'),
    `name: bench
services:
  web:
    ${service}
    ports: ["8080"]
  first-worker:
    ${service}
  second-worker:
    ${service}
x-seaworthy: { region: eu-west-1 }
`,
  );
  writeFileSync(
    join(folder, 'Dockerfile'),
    'FROM node:20-slim\nCOPY server.mjs /\nCMD ["node", "/server.mjs"]\n',
  );
  writeFileSync(
    join(folder, 'server.mjs'),
    `import { createServer } from 'node:http';
createServer((_request, response) => response.end('ok')).listen(process.env.PORT ?? 8080);
process.on('SIGTERM', () => process.exit(0));
`,
  );
}

/** How long a whole rehearsal takes, and the most that our processes have at once. */
async function rehearse() {
  const others = new Set(routers());
  const started = performance.now();
  const child = spawn(process.execPath, [seaworthy, 'rehearse', '--json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.resume();
  let bytes = 0;
  const sampling = setInterval(() => {
    const ours = routers().filter((id) => !others.has(id));
    bytes = Math.max(bytes, memoryOf([child.pid, ...ours]));
  }, 250);
  const [code] = await once(child, 'close');
  clearInterval(sampling);
  if (code !== 0) throw new Error(`The rehearsal ended with ${code}: ${output.slice(0, 2000)}`);
  return { milliseconds: performance.now() - started, bytes };
}

function startBare(program) {
  const image = 'localhost/seaworthy/bench/web:rehearsal';
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, image, '3'], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (status !== 0) throw new Error(`The bare containers did not run: ${stderr}`);
  return Number(stdout);
}

async function bundlePeer() {
  const file = fileURLToPath(
    new URL('../node_modules/.cache/bare-containers.mjs', import.meta.url),
  );
  const input = fileURLToPath(new URL('./peers/bare-containers.mjs', import.meta.url));
  const bundle = await rolldown({
    input,
    platform: 'node',
    logLevel: 'silent',
    external: (id) => !/^[./\0]/.test(id),
  });
  await bundle.write({ file, codeSplitting: false });
  return file;
}

/** The program that connects tasks: the one part of ours that runs in a container. */
function routers() {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    const command = textOf(`/proc/${name}/cmdline`);
    return command.startsWith('node\0') && command.includes('createMultiplexer');
  });
}

/** Memory that several processes share is counted once. */
function memoryOf(processes) {
  const kilobytes = processes.map(
    (id) => /^Pss:\s+(\d+)/m.exec(textOf(`/proc/${id}/smaps_rollup`))?.[1] ?? 0,
  );
  return kilobytes.reduce((sum, number) => sum + Number(number) * 1024, 0);
}

/** Empty for a process that is gone. */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
