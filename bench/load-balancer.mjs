// The sandbox's load balancer beside nginx on the same machine: npm run bench -- load-balancer
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { atLeast, atMost } from './budget.mjs';
import { flood, pace } from './http-load.mjs';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-load-balancer-'));
const children = [];

try {
  const [targetPort, proxyPort] = [await freePort(), await freePort()];
  startNginx(
    'target',
    `listen 127.0.0.1:${targetPort}; location / { return 200 "${'x'.repeat(1024)}"; }`,
  );
  startNginx(
    'proxy',
    `listen 127.0.0.1:${proxyPort};
     location / { proxy_pass http://target; proxy_http_version 1.1; proxy_set_header Connection ""; }`,
    `upstream target { server 127.0.0.1:${targetPort}; keepalive 64; }`,
  );
  const ourPort = await startOurs(targetPort);
  await Promise.all([targetPort, proxyPort].map(untilOpen));

  console.log('1 KiB answers over keep-alive connections, one process each');
  for (const port of [proxyPort, ourPort]) await flood(port, { connections: 32, seconds: 0.5 });
  const nginx = await flood(proxyPort, { connections: 32, seconds: 2.5 });
  const ours = await flood(ourPort, { connections: 32, seconds: 2.5 });
  console.log(
    `throughput   nginx ${rate(nginx)}   ours ${rate(ours)}   ratio ${(ours / nginx).toFixed(2)}`,
  );

  const direct = await pace(targetPort, { perSecond: 200, seconds: 1.5 });
  const beside = await pace(proxyPort, { perSecond: 200, seconds: 1.5 });
  const through = await pace(ourPort, { perSecond: 200, seconds: 1.5 });
  console.log('latency at 200 requests/s, ms         median     p99');
  print('straight to the target', direct);
  print('through nginx', beside);
  print('through ours', through);
  const added = through.median - direct.median;
  console.log(`added by ours, median: ${added.toFixed(2)} ms`);
  atLeast('requests a second, as a share of nginx’s', ours / nginx, 0.25);
  atMost('added to a request, median', added, 2, 'ms');
} finally {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map((child) => child.exitCode === null && once(child, 'exit')));
  rmSync(folder, { recursive: true });
}

function startNginx(name, server, http = '') {
  const file = join(folder, `${name}.conf`);
  writeFileSync(
    file,
    `daemon off; worker_processes 1; pid ${folder}/${name}.pid; error_log ${folder}/${name}.log;
     events { worker_connections 1024; }
     http { access_log off; keepalive_requests 1000000;
       client_body_temp_path ${folder}/${name}-body; proxy_temp_path ${folder}/${name}-proxy;
       fastcgi_temp_path ${folder}/${name}-f; uwsgi_temp_path ${folder}/${name}-u;
       scgi_temp_path ${folder}/${name}-s;
       ${http} server { ${server} } }`,
  );
  const nginx = spawn('nginx', ['-e', `${folder}/${name}.log`, '-c', file], { stdio: 'ignore' });
  children.push(nginx);
}

async function startOurs(targetPort) {
  const file = join(folder, 'load-balancer.mjs');
  const input = fileURLToPath(new URL('./peers/load-balancer.mjs', import.meta.url));
  const bundle = await rolldown({ input, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file, codeSplitting: false });
  const child = spawn(process.execPath, [file, String(targetPort)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [port] = await once(child.stdout, 'data');
  return Number(port);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function untilOpen(port) {
  for (let attempt = 0; attempt < 50; attempt++) {
    const answered = await pace(port, { perSecond: 100, seconds: 0.01 }).catch(() => undefined);
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Nothing answers at port ${port}.`);
}

function rate(perSecond) {
  return `${Math.round(perSecond).toLocaleString('en')}/s`;
}

function print(name, { median, p99 }) {
  console.log(
    `  ${name.padEnd(34)} ${median.toFixed(2).padStart(7)} ${p99.toFixed(2).padStart(7)}`,
  );
}
