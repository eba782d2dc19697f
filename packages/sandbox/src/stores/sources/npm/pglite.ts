import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { answers } from '../../processes/answers.ts';
import { dialSocket } from '../../processes/dial-socket.ts';
import type { Backend, StoreSource } from '../backend.ts';
import { serve } from '../machine/serve.ts';
import type { RequestOf } from '../request-of.ts';
import { runStatements } from './run-statements.ts';

/**
 * PostgreSQL compiled to WebAssembly, in a process of its own, with pgvector. It has one session
 * that all clients share in turn, and asks for no passwords.
 */
export function pglite(root: string): StoreSource {
  return {
    async offer(request) {
      const server = findServer();
      if (request.kind !== 'postgres' || server === undefined) return undefined;
      return { isSameVersion: false, start: (signal) => start(request, server, root, signal) };
    },
  };
}

async function start(
  request: RequestOf<'postgres'>,
  server: string,
  root: string,
  signal: AbortSignal,
): Promise<Backend> {
  const backend = await serve(root, [], signal, async (place) => {
    const address = { path: join(place.folder, '.s.PGSQL.5432') };
    return {
      description: 'PostgreSQL 18 (PGlite, whose clients take turns)',
      address,
      program: {
        path: process.execPath,
        args: [
          ...[server, '--db=memory://', `--path=${address.path}`, '--max-connections=100'],
          `--extensions=${extensions.join(',')}`,
        ],
        stopSignal: 'SIGKILL',
        isReady: () => answers(() => dialSocket(address), asksForTls),
        patience: 60_000,
      },
    };
  });
  try {
    const { user, database = 'postgres' } = request;
    await runStatements(await backend.dial(), [
      'CREATE ROLE rds_superuser NOLOGIN',
      // Its only user and its only database get the names that the application knows.
      `UPDATE pg_authid SET rolname = ${text(user)} WHERE rolname = 'postgres'`,
      `UPDATE pg_database SET datname = ${text(database)} WHERE datname = 'postgres'`,
    ]);
  } catch (error) {
    await backend.stop();
    throw error;
  }
  return { ...backend, frontPassword: request.password };
}

/** The packages are large and optional: whoever wants them installs them beside this one. */
function findServer(): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  try {
    resolve('@electric-sql/pglite-pgvector');
    return join(dirname(resolve('@electric-sql/pglite-socket')), 'scripts', 'server.js');
  } catch {
    return undefined;
  }
}

const extensions = [
  '@electric-sql/pglite-pgvector:vector',
  ...['btree_gin', 'btree_gist', 'citext', 'cube', 'earthdistance', 'fuzzystrmatch', 'hstore'],
  ...['intarray', 'ltree', 'pg_stat_statements', 'pg_trgm', 'pgcrypto', 'tablefunc', 'unaccent'],
  'uuid_ossp',
];

/** PostgreSQL's question whether a connection may go on in TLS. */
const asksForTls = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
