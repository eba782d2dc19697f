import { once } from 'node:events';
import type { Duplex } from 'node:stream';

/** Takes exactly `count` bytes from a connection and leaves the rest; throws when it ends before. */
export async function readBytes(connection: Duplex, count: number): Promise<Buffer> {
  if (count === 0) return Buffer.alloc(0);
  for (;;) {
    const bytes: Buffer | null = connection.read(count);
    if (bytes?.length === count) return bytes;
    if (bytes !== null || connection.readableEnded || connection.destroyed) {
      throw new Error('The connection ended.');
    }
    await readableOrOver(connection);
  }
}

async function readableOrOver(connection: Duplex): Promise<void> {
  const over = new AbortController();
  try {
    const events = ['readable', 'end', 'close'];
    await Promise.race(events.map((event) => once(connection, event, { signal: over.signal })));
  } finally {
    over.abort();
  }
}
