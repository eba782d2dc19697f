import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import type { Backend } from '../sources/backend.ts';
import { type Front, join } from './front.ts';
import {
  asksForTls,
  endsAuthentication,
  offeringTls,
  type Packet,
  packetBytes,
  readPacket,
  refusal,
  withoutTls,
} from './mysql-packets.ts';
import { secure } from './secure.ts';

export interface MysqlRules {
  readonly context: SecureContext;
  /** `require_secure_transport` */
  readonly requiresTls: boolean;
}

/** MySQL's start as RDS does it, before a server that knows nothing of TLS. */
export function mysqlFront(backend: Backend, rules: MysqlRules): Front {
  return async ({ client }) => {
    const server = await backend.dial();
    server.on('error', () => {});
    try {
      client.write(packetBytes(offeringTls(await readPacket(server))));
      const answer = await readPacket(client);
      if (asksForTls(answer)) {
        const secured = await secure(client, rules.context);
        await authenticate(secured, server, await readPacket(secured));
        await join(secured, server);
      } else if (rules.requiresTls) {
        client.end(refusal(answer.sequence + 1, 3159, 'HY000', insecureTransport));
      } else {
        server.write(packetBytes(answer));
        await join(client, server);
      }
    } finally {
      server.destroy();
    }
  };
}

const insecureTransport =
  'Connections using insecure transport are prohibited while --require_secure_transport=ON.';

/**
 * Packets of an exchange are numbered, and the client has sent one more than the server knows of.
 * From the first command on, numbers begin anew with each.
 */
async function authenticate(client: Duplex, server: Duplex, answer: Packet): Promise<void> {
  server.write(packetBytes({ ...withoutTls(answer), sequence: answer.sequence - 1 }));
  for (;;) {
    const said = await readPacket(server);
    client.write(packetBytes({ ...said, sequence: said.sequence + 1 }));
    if (endsAuthentication(said)) return;
    // What follows 0x01 0x03 is the server's again: the password was right.
    if (said.payload[0] === 0x01 && said.payload[1] === 0x03) continue;
    const reply = await readPacket(client);
    server.write(packetBytes({ ...reply, sequence: reply.sequence - 1 }));
  }
}
