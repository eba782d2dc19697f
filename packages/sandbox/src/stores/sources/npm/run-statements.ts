import type { Duplex } from 'node:stream';
import { message } from '../../fronts/postgres-messages.ts';
import { readBytes } from '../../fronts/read-bytes.ts';

/** Runs statements on a PostgreSQL server that asks for no password; throws what it refuses. */
export async function runStatements(
  connection: Duplex,
  statements: readonly string[],
): Promise<void> {
  try {
    connection.write(start);
    await untilReady(connection);
    for (const statement of statements) {
      connection.write(message('Q', Buffer.from(`${statement}\0`)));
      await untilReady(connection);
    }
    connection.write(message('X', Buffer.alloc(0)));
  } finally {
    connection.destroy();
  }
}

/** Length, version 3.0, `user` and an end. */
const start = Buffer.concat([
  Buffer.from([0, 0, 0, 23, 0, 3, 0, 0]),
  Buffer.from('user\0postgres\0\0'),
]);

async function untilReady(connection: Duplex): Promise<void> {
  for (;;) {
    const head = await readBytes(connection, 5);
    const body = await readBytes(connection, head.readUInt32BE(1) - 4);
    const type = head.toString('latin1', 0, 1);
    if (type === 'E') throw new Error(body.toString('utf8').replaceAll('\0', ' '));
    if (type === 'Z') return;
  }
}
