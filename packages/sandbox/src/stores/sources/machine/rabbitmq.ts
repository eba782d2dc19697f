import { join } from 'node:path';
import { answers } from '../../processes/answers.ts';
import { dialSocket } from '../../processes/dial-socket.ts';
import { findProgram } from '../../processes/find-program.ts';
import { freePort } from '../../processes/free-port.ts';
import type { Place } from '../../processes/place.ts';
import { writeOwned } from '../../processes/write-owned.ts';
import type { Backend, StoreSource } from '../backend.ts';
import { rabbitmqSettings } from '../rabbitmq-settings.ts';
import type { RequestOf } from '../request-of.ts';
import { type Service, serve } from './serve.ts';

interface Installation {
  readonly server: string;
  /** Erlang's register of nodes, without which no node starts. */
  readonly names: string;
}

/** RabbitMQ as this machine has it installed: a node of its own for each broker. */
export function machineRabbitmq(root: string): StoreSource {
  return {
    async offer(request) {
      // Debian's script on PATH serves its own user only.
      const server = findProgram('rabbitmq-server', ['/usr/lib/rabbitmq/bin']);
      const names = findProgram('epmd');
      if (request.kind !== 'rabbitmq' || server === undefined || names === undefined) {
        return undefined;
      }
      return {
        // The request does not say which version the broker has.
        isSameVersion: true,
        start: (signal) => start(request, { server, names }, root, signal),
      };
    },
  };
}

/** A register that the node started itself would outlive it. */
async function start(
  request: RequestOf<'rabbitmq'>,
  found: Installation,
  root: string,
  signal: AbortSignal,
): Promise<Backend> {
  const namesPort = await freePort();
  const accounts = ['rabbitmq'];
  const names = await serve(root, accounts, signal, async () => register(found, namesPort));
  try {
    const broker = await serve(root, accounts, signal, (place) =>
      node(request, found, place, namesPort),
    );
    return {
      ...broker,
      async stop() {
        await broker.stop();
        await names.stop();
      },
    };
  } catch (error) {
    await names.stop();
    throw error;
  }
}

function register({ names }: Installation, port: number): Service {
  const address = { host: '127.0.0.1', port };
  return {
    description: 'epmd',
    address,
    program: {
      path: names,
      args: ['-port', `${port}`, '-address', address.host],
      stopSignal: 'SIGKILL',
      // A question for all names: length 1, `n`.
      isReady: () => answers(() => dialSocket(address), '\0\x01n'),
    },
  };
}

async function node(
  request: RequestOf<'rabbitmq'>,
  { server }: Installation,
  place: Place,
  namesPort: number,
): Promise<Service> {
  const address = { host: '127.0.0.1', port: await freePort() };
  const settings = [
    ...rabbitmqSettings(request),
    `listeners.tcp.local = ${address.host}:${address.port}`,
    'distribution.listener.interface = 127.0.0.1',
    'log.console = true',
  ];
  const secretFile = await writeOwned(place, 'rabbitmq.conf', `${settings.join('\n')}\n`);
  const environment = {
    RABBITMQ_CONFIG_FILE: secretFile,
    RABBITMQ_ENABLED_PLUGINS_FILE: join(place.folder, 'plugins'),
    RABBITMQ_LOG_BASE: place.folder,
    RABBITMQ_MNESIA_BASE: place.folder,
    RABBITMQ_NODENAME: `store-${address.port}@localhost`,
    RABBITMQ_DIST_PORT: `${await freePort()}`,
    ERL_EPMD_PORT: `${namesPort}`,
  };
  return {
    description: 'RabbitMQ from this machine',
    secretFile,
    address,
    program: {
      path: server,
      args: [],
      environment,
      stopSignal: 'SIGTERM',
      isReady: () => answers(() => dialSocket(address), 'AMQP\0\0\x09\x01'),
      patience: 60_000,
    },
  };
}
