import type { Duplex } from 'node:stream';
import type { Container } from 'dockerode';
import type { Engine } from '../engine/engine.ts';

/** What a container says, and its input. */
export interface Attachment {
  readonly connection: Duplex;
  onOutput(listener: (stream: 'stdout' | 'stderr', bytes: Buffer) => void): void;
}

/** Attaches to a container that was created and not started, so that nothing it says is lost. */
export async function attach(
  engine: Engine,
  container: Container,
  { stdin }: { readonly stdin: boolean },
): Promise<Attachment> {
  const connection = await hijack(engine, container, {
    stream: true,
    stdin,
    stdout: true,
    stderr: true,
  });
  return { connection, onOutput: (listener) => separateOutput(connection, listener) };
}

/**
 * Asks for the connection itself. Dockerode's own way sends its options as a body too, which
 * Podman takes for the container's first input; this one says that there is no body.
 */
function hijack(
  engine: Engine,
  container: Container,
  query: Readonly<Record<string, boolean>>,
): Promise<Duplex> {
  const request = {
    path: `/containers/${container.id}/attach?`,
    method: 'POST',
    options: query,
    file: Buffer.alloc(0),
    hijack: true,
    isStream: true,
    statusCodes: { 101: true, 200: true },
  };
  return new Promise((resolve, reject) => {
    engine.docker.modem.dial(request, (error, connection) => {
      if (error) reject(error);
      else resolve(connection as Duplex);
    });
  });
}

/** Resolves when a connection is over, with an error or without. */
export function closed(connection: Duplex): Promise<void> {
  connection.on('error', () => undefined);
  return new Promise((resolve) => {
    if (connection.closed) resolve();
    else connection.once('close', resolve);
  });
}

/** Ends a container's input, and resolves when the container has ended of it. */
export async function endInput(connection: Duplex): Promise<void> {
  if (!connection.destroyed) connection.end();
  await closed(connection);
}

const headerSize = 8;
const stderr = 2;

/**
 * Docker's framing of two outputs in one stream: which one (1 byte), nothing (3 bytes), a length
 * (4 bytes) and that many bytes.
 */
export function separateOutput(
  connection: Duplex,
  listener: (stream: 'stdout' | 'stderr', bytes: Buffer) => void,
): void {
  let buffered: Buffer = Buffer.alloc(0);
  connection.on('data', (bytes: Buffer) => {
    buffered = buffered.length === 0 ? bytes : Buffer.concat([buffered, bytes]);
    while (buffered.length >= headerSize) {
      const end = headerSize + buffered.readUInt32BE(4);
      if (buffered.length < end) return;
      const stream = buffered.readUInt8(0) === stderr ? 'stderr' : 'stdout';
      listener(stream, buffered.subarray(headerSize, end));
      buffered = buffered.subarray(end);
    }
  });
}
