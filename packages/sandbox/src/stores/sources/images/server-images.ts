import { randomBytes } from 'node:crypto';
import type { StoreRequest } from '../../store-servers.ts';
import { mysqlSetup } from '../mysql-setup.ts';
import { postgresSetup } from '../postgres-setup.ts';
import { rabbitmqSettings } from '../rabbitmq-settings.ts';
import { redisSettings } from '../redis-settings.ts';
import type { RequestOf } from '../request-of.ts';
import { cacheProductOf, majorOf, seriesOf } from '../server-versions.ts';
import type { ServerImage } from './image-runner.ts';

/** What becomes a store when it runs in an image with the entry point of the official ones. */
export interface ImageServer {
  /** What the user calls it: `PostgreSQL`. */
  readonly product: string;
  /** The image for a project that has none of its own. */
  readonly nearest: string;
  readonly settings: Omit<ServerImage, 'reference'>;
  /** What is sent to see whether the server answers; absent: it speaks first. */
  readonly question?: Buffer;
  /** Absent: whatever it says. */
  readonly isAnswer?: (said: Buffer) => boolean;
}

/** The server for a store, and how its image is told to be that store. */
export function serverFor(request: StoreRequest): ImageServer {
  switch (request.kind) {
    case 'postgres':
      return postgres(request);
    case 'mysql':
      return mysql(request);
    case 'redis':
      return redis(request);
    case 'memcached':
      return memcached();
    case 'rabbitmq':
      return rabbitmq(request);
  }
}

function postgres(request: RequestOf<'postgres'>): ImageServer {
  const major = majorOf(request.engineVersion);
  const hasVector = request.extensions?.includes('vector') ?? false;
  return {
    product: 'PostgreSQL',
    nearest: hasVector ? `pgvector/pgvector:pg${major}` : `postgres:${major}`,
    settings: {
      command: ['postgres', '-c', 'fsync=off', '-c', 'log_min_error_statement=panic'],
      environment: {
        POSTGRES_USER: 'rdsadmin',
        POSTGRES_DB: 'postgres',
        POSTGRES_PASSWORD: unknownToAll(),
        POSTGRES_INITDB_ARGS: '--no-sync',
      },
      files: [setupFile(postgresSetup(request))],
      port: 5432,
    },
    question: startAsAdministrator,
    // A server that still starts up refuses; one that runs asks for the password.
    isAnswer: (said) => said.toString('latin1', 0, 1) === 'R',
  };
}

/** Length, version 3.0, `user`, `rdsadmin` and an end. */
const startAsAdministrator = Buffer.concat([
  Buffer.from([0, 0, 0, 23, 0, 3, 0, 0]),
  Buffer.from('user\0rdsadmin\0\0'),
]);

function mysql(request: RequestOf<'mysql'>): ImageServer {
  const series = seriesOf(request.engineVersion);
  const isMariadb = majorOf(series) >= 10;
  return {
    product: isMariadb ? 'MariaDB' : 'MySQL',
    nearest: `${isMariadb ? 'mariadb' : 'mysql'}:${series}`,
    settings: {
      // The entry point knows its server's name.
      command: ['--innodb-flush-log-at-trx-commit=0', ...olderPasswords],
      // That of MariaDB knows these names too. Root may not come from elsewhere.
      environment: { MYSQL_ROOT_PASSWORD: unknownToAll(), MYSQL_ROOT_HOST: 'localhost' },
      files: [setupFile(mysqlSetup(request))],
      port: 3306,
    },
  };
}

/**
 * The newer way of giving passwords wants to see TLS, which ends in the front. A version takes of
 * these the options that it knows.
 */
const olderPasswords = [
  '--loose-default-authentication-plugin=mysql_native_password',
  '--loose-mysql-native-password=ON',
  '--loose-authentication-policy=mysql_native_password',
];

function redis(request: RequestOf<'redis'>): ImageServer {
  const path = '/etc/store.conf';
  const settings = ['bind 0.0.0.0', 'protected-mode no', ...redisSettings(request)];
  const product = cacheProductOf(request.engineVersion);
  const major = majorOf(request.engineVersion);
  return {
    product,
    nearest: product === 'Valkey' ? `valkey/valkey:${major}` : `redis:${major}`,
    settings: {
      // The entry point knows its server, which is not always the one that AWS would run.
      command: [path],
      environment: {},
      files: [{ path, content: `${settings.join('\n')}\n` }],
      port: 6379,
    },
    question: Buffer.from('PING\r\n'),
  };
}

function memcached(): ImageServer {
  return {
    product: 'Memcached',
    nearest: 'memcached:1.6',
    settings: { command: ['memcached'], environment: {}, files: [], port: 11_211 },
    question: Buffer.from('version\r\n'),
  };
}

function rabbitmq(request: RequestOf<'rabbitmq'>): ImageServer {
  const content = `${rabbitmqSettings(request).join('\n')}\n`;
  return {
    product: 'RabbitMQ',
    nearest: 'rabbitmq:4',
    settings: {
      command: ['rabbitmq-server'],
      // The name that a container gives itself does not resolve there.
      environment: { RABBITMQ_NODENAME: 'rabbit@localhost' },
      files: [{ path: '/etc/rabbitmq/conf.d/90-store.conf', content }],
      port: 5672,
    },
    question: Buffer.from('AMQP\0\0\x09\x01', 'latin1'),
  };
}

/** The images of databases run what lies here when they start for the first time. */
function setupFile(statements: readonly string[]) {
  const content = statements.map((statement) => `${statement};\n`).join('');
  return { path: '/docker-entrypoint-initdb.d/store.sql', content };
}

/** A password for whom nobody shall be. */
function unknownToAll(): string {
  return randomBytes(24).toString('hex');
}
