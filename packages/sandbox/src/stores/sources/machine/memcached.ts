import { join } from 'node:path';
import { answers } from '../../processes/answers.ts';
import { dialSocket } from '../../processes/dial-socket.ts';
import { findProgram } from '../../processes/find-program.ts';
import type { StoreSource } from '../backend.ts';
import { readVersion } from './read-version.ts';
import { serve } from './serve.ts';

/** Memcached as this machine has it installed. */
export function machineMemcached(root: string): StoreSource {
  return {
    async offer(request) {
      const path = findProgram('memcached');
      if (request.kind !== 'memcached' || path === undefined) return undefined;
      return {
        // There is only one major version.
        isSameVersion: true,
        start: (signal) =>
          serve(root, ['memcache'], signal, async (place) => {
            const address = { path: join(place.folder, 's') };
            return {
              description: `Memcached ${await readVersion(path, ['--version'], /memcached (\S+)/)} from this machine`,
              address,
              program: {
                path,
                args: ['-s', address.path, '-m', '64', '-U', '0'],
                stopSignal: 'SIGKILL',
                isReady: () => answers(() => dialSocket(address), 'version\r\n'),
              },
            };
          }),
      };
    },
  };
}
