import { duplexPair } from 'node:stream';
import { connect, createSecureContext } from 'node:tls';
import { expect, test } from 'vitest';
import { createCertificateAuthority } from '../../certificates/create-certificate-authority.ts';
import { openThrough } from './front.ts';
import { mysqlFront } from './mysql-front.ts';
import { packetBytes, readPacket } from './mysql-packets.ts';

/** Version 10, `8`, id, salt, and capabilities without TLS. */
const greeting = Buffer.from(
  ['0a3800', '01000000', '1122334455667788', '00', '0082'].join(''),
  'hex',
);

/** Capabilities with TLS, and as many zeros as a client sends. */
const answer = Buffer.concat([Buffer.from([0x00, 0x8a]), Buffer.alloc(30)]);

test('Client and server each see packets numbered one after the other', async () => {
  const authority = createCertificateAuthority();
  const { certificate, key } = await authority.issue(['db.example']);
  const context = createSecureContext({ cert: certificate, key });
  const [behind, server] = duplexPair();
  const backend = { description: 'a script', dial: async () => behind, stop: async () => {} };
  const connection = openThrough(mysqlFront(backend, { context, requiresTls: true }), '10.0.0.1');

  server.write(packetBytes({ sequence: 0, payload: greeting }));
  const greeted = await readPacket(connection);
  expect(greeted).toMatchObject({ sequence: 0 });
  expect(greeted.payload.readUInt16LE(16)).toBe(0x8a00);

  connection.write(packetBytes({ sequence: 1, payload: answer }));
  const client = connect({
    socket: connection,
    ca: await authority.root(),
    servername: 'db.example',
  });
  client.write(packetBytes({ sequence: 2, payload: Buffer.concat([answer, Buffer.from('shop')]) }));
  const heard = await readPacket(server);
  expect(heard.sequence).toBe(1);
  expect(heard.payload.readUInt16LE(0)).toBe(0x8200);

  server.write(packetBytes({ sequence: 2, payload: Buffer.from([0xfe, 0]) }));
  expect(await readPacket(client)).toMatchObject({ sequence: 3 });
  client.write(packetBytes({ sequence: 4, payload: Buffer.from('proof') }));
  expect(await readPacket(server)).toMatchObject({ sequence: 3 });
  server.write(packetBytes({ sequence: 4, payload: Buffer.from([0]) }));
  expect(await readPacket(client)).toMatchObject({ sequence: 5 });

  client.write(packetBytes({ sequence: 0, payload: Buffer.from('command') }));
  expect(await readPacket(server)).toMatchObject({ sequence: 0 });
  client.destroy();
});
