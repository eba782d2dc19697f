import { randomBytes } from 'node:crypto';
import type { StoreRequest } from '../../store-servers.ts';
import { mysqlSetup } from '../mysql-setup.ts';
import { postgresSetup } from '../postgres-setup.ts';
import { rabbitmqSettings } from '../rabbitmq-settings.ts';
import { redisSettings } from '../redis-settings.ts';
import type { RequestOf } from '../request-of.ts';
import type { ServerImage } from './image-runner.ts';

interface Choice {
  readonly image: ServerImage;
  /** What is sent to see whether the server answers; absent: it speaks first. */
  readonly question?: Buffer;
}

/** The image that becomes a store, and how it is started. */
export function imageOf(request: StoreRequest): Choice {
  switch (request.kind) {
    case 'postgres':
      return postgres(request);
    case 'mysql':
      return mysql(request);
    case 'redis':
      return redis(request);
    case 'memcached':
      return memcached(request);
    case 'rabbitmq':
      return rabbitmq(request);
  }
}

function postgres(request: RequestOf<'postgres'>): Choice {
  const major = Number.parseInt(request.engineVersion, 10);
  const hasVector = request.extensions?.includes('vector') ?? false;
  return {
    image: {
      reference:
        request.image ?? (hasVector ? `pgvector/pgvector:pg${major}` : `postgres:${major}`),
      command: ['postgres', '-c', 'fsync=off', '-c', 'log_min_error_statement=panic'],
      // Nobody ever learns this password.
      environment: {
        POSTGRES_USER: 'rdsadmin',
        POSTGRES_DB: 'postgres',
        POSTGRES_PASSWORD: random(),
      },
      files: [setupFile(postgresSetup(request))],
      port: 5432,
    },
    question: Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]),
  };
}

function mysql(request: RequestOf<'mysql'>): Choice {
  const [version = ''] = /^\d+\.\d+/.exec(request.engineVersion) ?? [];
  const isMariadb = Number(version) >= 10;
  return {
    image: {
      reference: request.image ?? `${isMariadb ? 'mariadb' : 'mysql'}:${version}`,
      command: isMariadb ? ['mariadbd'] : ['mysqld', ...olderPasswords(version)],
      environment: isMariadb
        ? { MARIADB_RANDOM_ROOT_PASSWORD: 'yes' }
        : { MYSQL_RANDOM_ROOT_PASSWORD: 'yes' },
      files: [setupFile(mysqlSetup(request))],
      port: 3306,
    },
  };
}

/** The newer way of giving passwords wants to see TLS, which ends in the front. */
function olderPasswords(version: string): readonly string[] {
  return Number(version) < 8.4
    ? ['--default-authentication-plugin=mysql_native_password']
    : ['--mysql-native-password=ON', '--authentication-policy=mysql_native_password'];
}

function redis(request: RequestOf<'redis'>): Choice {
  const major = Number.parseInt(request.engineVersion, 10);
  const path = '/etc/store.conf';
  const settings = ['bind 0.0.0.0', 'protected-mode no', ...redisSettings(request)];
  return {
    image: {
      reference: request.image ?? (major > 7 ? `valkey/valkey:${major}` : `redis:${major}`),
      command: [major > 7 ? 'valkey-server' : 'redis-server', path],
      environment: {},
      files: [{ path, content: `${settings.join('\n')}\n` }],
      port: 6379,
    },
    question: Buffer.from('PING\r\n'),
  };
}

function memcached(request: RequestOf<'memcached'>): Choice {
  return {
    image: {
      reference: request.image ?? 'memcached:1.6',
      command: ['memcached'],
      environment: {},
      files: [],
      port: 11_211,
    },
    question: Buffer.from('version\r\n'),
  };
}

function rabbitmq(request: RequestOf<'rabbitmq'>): Choice {
  const content = `${rabbitmqSettings(request).join('\n')}\n`;
  return {
    image: {
      reference: request.image ?? 'rabbitmq:4',
      command: ['rabbitmq-server'],
      environment: {},
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

function random(): string {
  return randomBytes(24).toString('hex');
}
