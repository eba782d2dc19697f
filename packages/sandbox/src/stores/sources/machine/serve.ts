import { rm } from 'node:fs/promises';
import type { NetConnectOpts } from 'node:net';
import { dialSocket } from '../../processes/dial-socket.ts';
import { makePlace, type Place } from '../../processes/place.ts';
import { type ServerProgram, startServer } from '../../processes/server-process.ts';
import { accountFor } from '../../processes/system-account.ts';
import type { Backend } from '../backend.ts';

/** A server that is ready to be started in its place. */
export interface Service {
  readonly description: string;
  readonly program: ServerProgram;
  readonly address: NetConnectOpts;
  /** A file with secrets that the server reads when it starts and that is removed then. */
  readonly secretFile?: string;
}

/**
 * Runs a server in a place of its own below `root`, as the first of `accounts` that the machine
 * knows; nothing of the place is left when it stops or does not come up.
 */
export async function serve(
  root: string,
  accounts: readonly string[],
  signal: AbortSignal,
  prepare: (place: Place) => Promise<Service>,
): Promise<Backend> {
  const place = await makePlace(root, await accountFor([...accounts, 'nobody']));
  try {
    const { description, program, address, secretFile } = await prepare(place);
    const server = await startServer(program, place, signal);
    if (secretFile !== undefined) await rm(secretFile);
    return {
      description,
      dial: () => dialSocket(address),
      async stop() {
        await server.stop();
        await place.remove();
      },
    };
  } catch (error) {
    await place.remove();
    throw error;
  }
}
