import { timingSafeEqual } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import type { Backend } from '../sources/backend.ts';
import { type Front, join, type Visit } from './front.ts';
import { fatal, message, readFirstMessage, readMessage } from './postgres-messages.ts';
import { secure } from './secure.ts';

export interface PostgresRules {
  readonly context: SecureContext;
  /** `rds.force_ssl` */
  readonly requiresTls: boolean;
  /** The only user who may enter when the server behind does not ask for passwords. */
  readonly user: string;
}

/** PostgreSQL's start-up as RDS does it, before a server that knows nothing of TLS. */
export function postgresFront(backend: Backend, rules: PostgresRules): Front {
  return async (visit) => {
    const start = await greet(visit.client, rules.context);
    const refusal = refuse(visit, start, rules);
    if (refusal !== undefined) {
      start.client.end(refusal);
      return;
    }
    if (backend.frontPassword !== undefined) {
      const denied = await denyAccess(start, rules.user, backend.frontPassword);
      if (denied !== undefined) {
        start.client.end(denied);
        return;
      }
    }
    const server = await backend.dial();
    server.write(start.bytes);
    await join(start.client, server);
  };
}

interface Start {
  readonly client: Duplex;
  readonly isSecured: boolean;
  readonly bytes: Buffer;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Answers questions about encryption until the client starts. */
async function greet(client: Duplex, context: SecureContext, isSecured = false): Promise<Start> {
  const first = await readFirstMessage(client);
  if (first.kind === 'starts') return { ...first, client, isSecured };
  if (first.kind === 'wants-tls' && !isSecured) {
    client.write('S');
    return greet(await secure(client, context), context, true);
  }
  client.write('N');
  return greet(client, context, isSecured);
}

function refuse({ from }: Visit, start: Start, rules: PostgresRules): Buffer | undefined {
  const user = start.parameters.get('user');
  if (start.isSecured || !rules.requiresTls || user === undefined) return undefined;
  const database = start.parameters.get('database') ?? user;
  return fatal(
    '28000',
    `no pg_hba.conf entry for host "${from}", user "${user}", database "${database}", no encryption`,
  );
}

async function denyAccess(
  { client, parameters }: Start,
  user: string,
  password: string,
): Promise<Buffer | undefined> {
  const asked = parameters.get('user');
  if (asked === undefined) return undefined; // a request to cancel carries no name
  client.write(message('R', Buffer.from([0, 0, 0, 3])));
  const given = await readMessage(client, 'p');
  const expected = Buffer.from(`${password}\0`);
  const isRight = given.length === expected.length && timingSafeEqual(given, expected);
  return asked === user && isRight
    ? undefined
    : fatal('28P01', `password authentication failed for user "${asked}"`);
}
