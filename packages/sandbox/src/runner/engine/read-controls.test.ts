import { createServer } from 'node:http';
import Docker from 'dockerode';
import { expect, onTestFinished, test } from 'vitest';
import { readControls } from './read-controls.ts';

/** A Podman that hands on these controllers. */
async function podmanWith(cgroupControllers: readonly string[]): Promise<Docker> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ host: { cgroupControllers } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return new Docker({ host: '127.0.0.1', port, protocol: 'http' });
}

const none = { memory: false, cpu: false, pids: false };
const all = { memory: true, cpu: true, pids: true };

test('With root, every limit holds', async () => {
  const info = { CgroupVersion: '1', Rootless: false };
  expect(await readControls(new Docker(), 'podman', info)).toEqual(all);
});

test('Without root none does on control groups of the first kind, though Podman says it does', async () => {
  const info = { CgroupVersion: '1', Rootless: true, MemoryLimit: true, CpuCfsQuota: true };
  expect(await readControls(new Docker(), 'podman', info)).toEqual(none);
});

test('Without root those do that are handed on', async () => {
  const podman = await podmanWith(['memory', 'pids']);
  const info = { CgroupVersion: '2', Rootless: true, CpuCfsQuota: true };
  expect(await readControls(podman, 'podman', info)).toEqual({ ...all, cpu: false });
  const docker = { CgroupVersion: '2', SecurityOptions: ['name=rootless'], MemoryLimit: true };
  expect(await readControls(new Docker(), 'docker', docker)).toEqual({ ...none, memory: true });
});
