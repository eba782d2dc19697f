import type { Duplex } from 'node:stream';
import { readBytes } from './read-bytes.ts';

/** A packet of MySQL's protocol: its number in the exchange, and what it carries. */
export interface Packet {
  readonly sequence: number;
  readonly payload: Buffer;
}

export async function readPacket(connection: Duplex): Promise<Packet> {
  const head = await readBytes(connection, 4);
  const payload = await readBytes(connection, head.readUIntLE(0, 3));
  return { sequence: head.readUInt8(3), payload };
}

export function packetBytes({ sequence, payload }: Packet): Buffer {
  const head = Buffer.alloc(4);
  head.writeUIntLE(payload.length, 0, 3);
  head.writeUInt8(sequence & 0xff, 3);
  return Buffer.concat([head, payload]);
}

/** The capability by which a server offers TLS and a client asks for it. */
const tlsCapability = 0x0800;

/** A server's greeting that offers TLS: the lower capabilities stand behind version, id and salt. */
export function offeringTls(greeting: Packet): Packet {
  const payload = Buffer.from(greeting.payload);
  const capabilities = payload.indexOf(0, 1) + 1 + 4 + 8 + 1;
  payload.writeUInt16LE(payload.readUInt16LE(capabilities) | tlsCapability, capabilities);
  return { ...greeting, payload };
}

/** Whether a client's first packet asks for TLS: the beginning of its answer, without a name. */
export function asksForTls({ payload }: Packet): boolean {
  return payload.length === 32 && (payload.readUInt16LE(0) & tlsCapability) !== 0;
}

/** A client's answer as it would be without TLS. */
export function withoutTls(answer: Packet): Packet {
  const payload = Buffer.from(answer.payload);
  payload.writeUInt16LE(payload.readUInt16LE(0) & ~tlsCapability, 0);
  return { ...answer, payload };
}

/** Whether a server's packet ends the exchange of passwords, well or not. */
export function endsAuthentication({ payload }: Packet): boolean {
  return payload[0] === 0x00 || payload[0] === 0xff;
}

/** A refusal: number, SQLSTATE and the server's sentence. */
export function refusal(sequence: number, code: number, state: string, text: string): Buffer {
  const head = Buffer.alloc(3);
  head.writeUInt8(0xff, 0);
  head.writeUInt16LE(code, 1);
  return packetBytes({ sequence, payload: Buffer.concat([head, Buffer.from(`#${state}${text}`)]) });
}
