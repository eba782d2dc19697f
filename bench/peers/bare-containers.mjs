// Starts containers of an image with nothing around them and waits until each answers; prints the
// milliseconds. Bundled by bench/rehearsal.mjs.
import { createServer } from 'node:net';
import { findEngine } from '../../packages/sandbox/src/runner/engine/find-engine.ts';

const [image, count] = process.argv.slice(2);
const engine = await findEngine();
const containers = [];
try {
  const started = performance.now();
  await Promise.all(Array.from({ length: Number(count) }, startOne));
  console.log(Math.round(performance.now() - started));
} finally {
  await Promise.all(containers.map((container) => container.remove({ force: true })));
  await engine.close();
}

async function startOne() {
  const port = await freePort();
  const container = await engine.docker.createContainer({
    Image: image,
    Env: [`PORT=${port}`],
    HostConfig: { NetworkMode: 'host' },
  });
  containers.push(container);
  await container.start();
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function answers(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/`)).ok;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
