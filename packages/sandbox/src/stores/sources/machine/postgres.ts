import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../../processes/place.ts';
import { runProgram } from '../../processes/run-program.ts';
import { writeOwned } from '../../processes/write-owned.ts';
import type { StoreSource } from '../backend.ts';
import { postgresSetup } from '../postgres-setup.ts';
import { majorOf } from '../server-versions.ts';
import type { DataTemplates } from './data-template.ts';
import { findPostgres, type PostgresInstallation } from './find-postgres.ts';
import { type Service, serve } from './serve.ts';

/** PostgreSQL as this machine has it installed: a cluster of its own for each store. */
export function machinePostgres(root: string, templates: DataTemplates): StoreSource {
  return {
    async offer(request) {
      if (request.kind !== 'postgres') return undefined;
      const found = await findPostgres(request.engineVersion, request.extensions ?? []);
      if (found === undefined) return undefined;
      return {
        isSameVersion: majorOf(found.version) === majorOf(request.engineVersion),
        start: (signal) =>
          serve(root, ['postgres'], signal, async (place) => {
            const data = await templates.copy(`postgresql-${found.version}`, place, (made) =>
              initialise(found, made, signal),
            );
            await setUp(found, place, data, postgresSetup(request), signal);
            return describe(found, place, data);
          }),
      };
    },
  };
}

async function initialise(
  found: PostgresInstallation,
  { folder, account }: Place,
  signal: AbortSignal,
): Promise<void> {
  const args = [
    ...['--pgdata', join(folder, 'data'), '--username', 'rdsadmin', '--auth', 'reject'],
    ...['--encoding', 'UTF8', '--locale', 'C.UTF-8', '--no-sync', '--no-instructions'],
  ];
  await runProgram({ path: join(found.folder, 'initdb'), args, folder, account }, signal);
}

/** Statements go to a server that serves only its standard input, one a line. */
async function setUp(
  found: PostgresInstallation,
  place: Place,
  data: string,
  statements: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  await writeOwned(place, 'data/pg_hba.conf', accessRules);
  const args = [
    '--single',
    '-D',
    data,
    ...settings({ ...always, exit_on_error: 'on' }),
    'postgres',
  ];
  const input = statements.map((statement) => `${statement};\n`).join('');
  const { folder, account } = place;
  await runProgram({ path: join(found.folder, 'postgres'), args, input, folder, account }, signal);
}

/** As on RDS nobody enters as rdsadmin; everything that needs it is done before the server runs. */
const accessRules = 'local all rdsadmin reject\nlocal all all scram-sha-256\n';

function describe(found: PostgresInstallation, place: Place, data: string): Service {
  const running = {
    ...always,
    listen_addresses: '',
    unix_socket_directories: place.folder,
    unix_socket_permissions: '0700',
    shared_buffers: '16MB',
    // A server that was killed leaves nothing in /dev/shm.
    dynamic_shared_memory_type: 'mmap',
  };
  return {
    description: `PostgreSQL ${found.version} from this machine`,
    address: { path: join(place.folder, '.s.PGSQL.5432') },
    program: {
      path: join(found.folder, 'postgres'),
      args: ['-D', data, ...settings(running)],
      stopSignal: 'SIGQUIT',
      isReady: () => isReady(data),
    },
  };
}

const always = {
  // The data need not outlive the machine's next crash.
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // A statement that fails may hold a secret.
  log_min_error_statement: 'panic',
};

function settings(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The last line of `postmaster.pid` is the server's state. */
async function isReady(data: string): Promise<boolean> {
  const status = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  return /^ready\s*$/m.test(status);
}
