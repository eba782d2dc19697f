import { createServer } from 'node:http';
import Docker from 'dockerode';
import { expect, test } from 'vitest';
import { virtualClock } from '../../time/virtual-clock.ts';
import { EngineLost, watchEngine } from './watch-engine.ts';

test('An engine whose address nobody listens at any more is lost, one that answers badly is not', async () => {
  const server = createServer((_request, response) => response.writeHead(500).end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const docker = new Docker({ host: '127.0.0.1', port, protocol: 'http' });
  const watch = watchEngine({ docker, description: 'Podman 4.3.1' }, virtualClock());

  await watch.look();
  expect(watch.lost.aborted).toBe(false);

  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await watch.look();
  expect(watch.lost.reason).toEqual(new EngineLost('Podman 4.3.1'));
  await watch.close();
});
