import { join } from 'node:path';
import { answers } from '../../processes/answers.ts';
import { dialSocket } from '../../processes/dial-socket.ts';
import { findProgram } from '../../processes/find-program.ts';
import type { StoreSource } from '../backend.ts';
import { redisSettings } from '../redis-settings.ts';
import { cacheProductOf, majorOf } from '../server-versions.ts';
import { readVersion } from './read-version.ts';
import { serve } from './serve.ts';

/** Valkey or Redis as this machine has it installed. */
export function machineRedis(root: string): StoreSource {
  return {
    async offer(request) {
      const path = findProgram('valkey-server') ?? findProgram('redis-server');
      if (request.kind !== 'redis' || path === undefined) return undefined;
      const version = (await readVersion(path, ['--version'], /v=(\S+)/)) ?? '';
      const product = path.endsWith('valkey-server') ? 'Valkey' : 'Redis';
      return {
        isSameVersion:
          product === cacheProductOf(request.engineVersion) &&
          majorOf(version) === majorOf(request.engineVersion),
        start: (signal) =>
          serve(root, ['redis', 'valkey'], signal, async (place) => {
            const address = { path: join(place.folder, 's') };
            const settings = [...redisSettings(request), 'port 0', `unixsocket ${address.path}`];
            return {
              description: `${product} ${version} from this machine`,
              address,
              program: {
                path,
                args: ['-'],
                input: `${settings.join('\n')}\n`,
                stopSignal: 'SIGKILL',
                isReady: () => answers(() => dialSocket(address), 'PING\r\n'),
              },
            };
          }),
      };
    },
  };
}
