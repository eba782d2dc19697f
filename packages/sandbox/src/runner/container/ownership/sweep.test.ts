import { createServer } from 'node:http';
import { hostname } from 'node:os';
import Docker from 'dockerode';
import { expect, onTestFinished, test } from 'vitest';
import type { Engine } from '../../engine/engine.ts';
import { ownerLabel, partLabel, runLabel } from './labels.ts';
import { currentOwner } from './owner.ts';
import { sweep } from './sweep.ts';

const dead = `${hostname()} 4194305 start`;

function listed(id: string, part: string, owner: string) {
  return { Id: id, Labels: { [runLabel]: 'run', [ownerLabel]: owner, [partLabel]: part } };
}

/** An engine with these containers, which cannot end one of them. */
async function engineWith(containers: readonly { readonly Id: string }[], stuck: string) {
  const removed: string[] = [];
  const server = createServer(({ method, url = '' }, response) => {
    response.setHeader('content-type', 'application/json');
    const [, id = ''] = /containers\/(\w+)\?/.exec(url) ?? [];
    if (method === 'DELETE' && id === stuck) {
      response.statusCode = 500;
      response.end(JSON.stringify({ message: 'runc kill: exit status 1' }));
      return;
    }
    if (method === 'DELETE') removed.push(id);
    const lists = url.includes('/containers/json')
      ? containers
      : url.includes('/volumes')
        ? {}
        : [];
    response.end(JSON.stringify(lists));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const docker = new Docker({ host: '127.0.0.1', port, protocol: 'http' });
  const engine: Engine = {
    ...{ docker, kind: 'docker', description: 'Docker', cpus: 1, close: async () => undefined },
    controls: { memory: true, cpu: true, pids: true },
  };
  return { engine, removed };
}

test('What cannot be removed of a dead run is told, and keeps nothing else', async () => {
  const containers = [
    listed('stuck', 'container', dead),
    listed('fine', 'container', dead),
    listed('later', 'router', dead),
    listed('live', 'container', await currentOwner()),
  ];
  const { engine, removed } = await engineWith(containers, 'stuck');
  const told: string[] = [];

  await sweep(engine, (line) => told.push(line));

  expect(removed).toEqual(['fine', 'later']);
  expect(told).toEqual([
    expect.stringMatching(/^What an earlier run left cannot be removed: stuck: .*exit status 1/),
  ]);
});

test('An engine that answers nothing is no small matter', async () => {
  const { engine } = await engineWith([], '');
  const docker = new Docker({ host: '127.0.0.1', port: 1, protocol: 'http' });

  await expect(sweep({ ...engine, docker }, () => {})).rejects.toThrow('ECONNREFUSED');
});
