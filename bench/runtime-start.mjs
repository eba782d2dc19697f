// From a process's start until its settings are usable: npm run bench -- runtime-start
// With another Node: node bench/runtime-start.mjs NODE.
// Our package has to be built. Peers are measured if they are installed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { atMost } from './budget.mjs';

const node = process.argv[2] ?? process.execPath;
const runs = 25;
const require = createRequire(import.meta.url);
const ours = fileURLToPath(new URL('../packages/runtime/dist/bundle/secrets.js', import.meta.url));
if (!existsSync(ours)) throw new Error('Build first: npm run build');

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-start-'));
writeFileSync(join(folder, '.env'), 'API_KEY=value\nDATABASE_URL=postgres://db/app\n');
const peer = fileURLToPath(new URL('./peers/secrets-server.mjs', import.meta.url));
const server = spawn(process.execPath, [peer], { stdio: ['ignore', 'pipe', 'inherit'] });

try {
  const [port] = await once(server.stdout, 'data');
  const commands = commandsOf(`http://127.0.0.1:${Number(port)}`);
  const results = measureReady(commands);
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  console.log(`Node ${stdout.trim()}, ${runs} runs, milliseconds until ready   median   least`);
  for (const { name, median, least } of results) {
    console.log(
      `  ${name.padEnd(52)} ${median.toFixed(1).padStart(6)}  ${least.toFixed(1).padStart(6)}`,
    );
  }
  judge(results);
} finally {
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

function commandsOf(endpoint) {
  const { href } = pathToFileURL(ours);
  const bootstrap = `import { bootstrapSecrets } from '${href}';`;
  const aws = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKID',
    AWS_SECRET_ACCESS_KEY: 'key',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  const injected = { APP_ENV: 'production', API_KEY: 'value', DATABASE_URL: 'postgres://db/app' };
  const required = `['API_KEY', { name: 'DATABASE_URL', check: 'url' }]`;
  return [
    { name: 'node alone', code: '' },
    peerOf('dotenv', (path) => `import dotenv from '${path}'; dotenv.config({ quiet: true });`),
    peerOf('@dotenvx/dotenvx', (path) => `import x from '${path}'; x.config({ quiet: true });`),
    {
      name: 'ours, all injected: no file, no fetch',
      code: `${bootstrap} await bootstrapSecrets({ required: ${required} });`,
      env: injected,
    },
    {
      name: 'ours, local with .env',
      code: `${bootstrap} await bootstrapSecrets({ required: ${required} });`,
      env: { APP_ENV: 'local' },
    },
    {
      name: 'ours, one secret fetched',
      code: `${bootstrap} await bootstrapSecrets({ required: ['API_KEY'] });`,
      env: { APP_ENV: 'production', SECRET_NAME: 'app', ...aws },
    },
    peerOf(
      '@aws-sdk/client-secrets-manager',
      (path) => `import { SecretsManagerClient, GetSecretValueCommand } from '${path}';
        const client = new SecretsManagerClient({});
        const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: 'app' }));
        Object.assign(process.env, JSON.parse(SecretString));`,
      aws,
    ),
  ].filter((command) => command !== undefined);
}

function peerOf(name, codeOf, env = {}) {
  try {
    return { name, code: codeOf(pathToFileURL(require.resolve(name)).href), env };
  } catch {
    console.log(`  (${name} is not installed)`);
    return undefined;
  }
}

/** Interleaved, so that a busy moment of the machine meets all alike; the first round fills caches. */
function measureReady(commands) {
  const files = commands.map(({ code }, index) => {
    const file = join(folder, `${index}.mjs`);
    writeFileSync(
      file,
      `${code}\n(await import('node:fs')).writeSync(3, String(performance.now()));`,
    );
    return file;
  });
  const times = commands.map(() => []);
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, command] of commands.entries()) {
      const elapsed = readyAfter(files[index], command);
      if (run > 0) times[index].push(elapsed);
    }
  }
  return commands.map(({ name }, index) => {
    const sorted = times[index].sort((one, other) => one - other);
    return { name, median: sorted[Math.floor(sorted.length / 2)], least: sorted[0] };
  });
}

function readyAfter(file, { name, env = {} }) {
  const result = spawnSync(node, [file], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  if (result.status !== 0) throw new Error(`${name} ended with ${result.status}`);
  return Number(result.output[3]);
}

function judge(results) {
  const of = (text) => results.find(({ name }) => name.startsWith(text));
  const [alone, injected, fetched, sdk] = ['node', 'ours, all', 'ours, one', '@aws-sdk'].map(of);
  // The least: the difference is smaller than what a busy machine adds.
  atMost('secrets without a fetch, over node alone', injected.least - alone.least, 5, 'ms');
  if (sdk) atMost('secrets with a fetch, as a share of the SDK', fetched.least / sdk.least, 0.67);
}
