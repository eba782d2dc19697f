import { createServer } from 'node:http';
import Docker from 'dockerode';
import { expect, onTestFinished, test } from 'vitest';
import { checkIds } from './check-ids.ts';

/** A Podman that maps so many ids of users. */
async function podmanWith(uidmap: readonly { readonly size: number }[] | null): Promise<Docker> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ host: { idMappings: { uidmap } } }));
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

test('A Podman without root that maps its own user only is refused with what to do', async () => {
  const docker = await podmanWith([{ size: 1 }]);
  await expect(checkIds(docker, { root: false })).rejects.toThrow(
    /^Podman has no user ids for the containers of \S+\. Install newuidmap .*usermod --add-subuids/,
  );
  await expect(checkIds(docker, { root: true })).resolves.toBeUndefined();
});

test('One that maps more is not', async () => {
  const docker = await podmanWith([{ size: 1 }, { size: 65_536 }]);
  await expect(checkIds(docker, { root: false })).resolves.toBeUndefined();
});
