import type { Duplex } from 'node:stream';
import { readBytes } from './read-bytes.ts';

/** What a client says first, in PostgreSQL's protocol. */
export type FirstMessage =
  | { readonly kind: 'wants-tls' }
  | { readonly kind: 'wants-gss' }
  | {
      /** A start-up, or a request to cancel a query; `bytes` is the message as it came. */
      readonly kind: 'starts';
      readonly bytes: Buffer;
      readonly parameters: ReadonlyMap<string, string>;
    };

/** Reads the message that has no type: four bytes of length, four bytes that say what it is. */
export async function readFirstMessage(client: Duplex): Promise<FirstMessage> {
  const head = await readBytes(client, 8);
  const length = head.readUInt32BE(0);
  const code = head.readUInt32BE(4);
  if (length < 8 || length > 10_000) throw new Error('This is not PostgreSQL.');
  const rest = await readBytes(client, length - 8);
  if (code === 80_877_103) return { kind: 'wants-tls' };
  if (code === 80_877_104) return { kind: 'wants-gss' };
  const parameters = code === 196_608 ? readParameters(rest) : new Map();
  return { kind: 'starts', bytes: Buffer.concat([head, rest]), parameters };
}

/** `user\0rag\0database\0ragdb\0\0` */
function readParameters(bytes: Buffer): ReadonlyMap<string, string> {
  const texts = bytes.toString('utf8').split('\0');
  const pairs = texts.flatMap((name, index): [string, string][] =>
    index % 2 === 0 && name !== '' ? [[name, texts[index + 1] ?? '']] : [],
  );
  return new Map(pairs);
}

/** Reads a message of one type; throws when another comes. */
export async function readMessage(connection: Duplex, type: string): Promise<Buffer> {
  const head = await readBytes(connection, 5);
  if (head.toString('latin1', 0, 1) !== type) throw new Error(`Expected a message ${type}.`);
  return readBytes(connection, head.readUInt32BE(1) - 4);
}

/** A message with its type and length. */
export function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** The end of a connection: severity FATAL, an SQLSTATE and the server's sentence. */
export function fatal(state: string, text: string): Buffer {
  const fields = [`SFATAL`, `VFATAL`, `C${state}`, `M${text}`, ''];
  return message('E', Buffer.from(`${fields.join('\0')}\0`));
}
