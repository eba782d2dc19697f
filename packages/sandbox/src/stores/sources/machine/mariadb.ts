import { join } from 'node:path';
import { answers } from '../../processes/answers.ts';
import { dialSocket } from '../../processes/dial-socket.ts';
import { findProgram } from '../../processes/find-program.ts';
import type { Place } from '../../processes/place.ts';
import { runProgram } from '../../processes/run-program.ts';
import { writeOwned } from '../../processes/write-owned.ts';
import type { StoreSource } from '../backend.ts';
import { mysqlSetup, removeInstallers } from '../mysql-setup.ts';
import type { RequestOf } from '../request-of.ts';
import { seriesOf } from '../server-versions.ts';
import type { DataTemplates } from './data-template.ts';
import { readVersion } from './read-version.ts';
import { type Service, serve } from './serve.ts';

interface Installation {
  readonly server: string;
  readonly install: string;
  readonly version: string;
}

/** MariaDB as this machine has it installed, for MySQL and MariaDB: a data directory for each store. */
export function machineMariadb(root: string, templates: DataTemplates): StoreSource {
  return {
    async offer(request) {
      if (request.kind !== 'mysql') return undefined;
      const found = await findMariadb();
      if (found === undefined) return undefined;
      return {
        isSameVersion: seriesOf(found.version) === seriesOf(request.engineVersion),
        start: (signal) =>
          serve(root, ['mysql'], signal, async (place) => {
            const data = await templates.copy(`mariadb-${found.version}`, place, (made) =>
              initialise(found, made, signal),
            );
            return prepare(request, found, place, data);
          }),
      };
    },
  };
}

async function findMariadb(): Promise<Installation | undefined> {
  const server = findProgram('mariadbd');
  const install = findProgram('mariadb-install-db');
  if (server === undefined || install === undefined) return undefined;
  const version = await readVersion(server, ['--version'], /Ver ([\d.]+)/);
  return version === undefined ? undefined : { server, install, version };
}

async function initialise(
  { install }: Installation,
  { folder, account }: Place,
  signal: AbortSignal,
): Promise<void> {
  const args = [
    ...['--no-defaults', `--datadir=${join(folder, 'data')}`, '--skip-test-db'],
    ...['--auth-root-authentication-method=normal', '--skip-name-resolve', logSize],
  ];
  await runProgram({ path: install, args, folder, account }, signal);
}

async function prepare(
  request: RequestOf<'mysql'>,
  { server, version }: Installation,
  place: Place,
  data: string,
): Promise<Service> {
  const address = { path: join(place.folder, 's') };
  const statements = [...mysqlSetup(request), removeInstallers].map(
    (statement) => `${statement};\n`,
  );
  const secretFile = await writeOwned(place, 'setup.sql', statements.join(''));
  const args = [
    ...['--no-defaults', `--datadir=${data}`, `--init-file=${secretFile}`],
    ...['--skip-networking', `--socket=${address.path}`, `--pid-file=${join(place.folder, 'p')}`],
    ...['--innodb-buffer-pool-size=32M', logSize],
    // The data need not outlive the machine's next crash.
    ...['--innodb-flush-log-at-trx-commit=0', '--innodb-flush-method=nosync'],
  ];
  return {
    description: `MariaDB ${version} from this machine`,
    secretFile,
    address,
    program: {
      path: server,
      args,
      stopSignal: 'SIGKILL',
      isReady: () => answers(() => dialSocket(address)),
    },
  };
}

const logSize = '--innodb-log-file-size=8M';
