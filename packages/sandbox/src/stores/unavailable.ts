import { type StoreRequest, StoreUnavailable } from './store-servers.ts';

/** Says what to install so that a store can be stood in for. */
export function unavailable(request: StoreRequest): StoreUnavailable {
  const extensions = request.kind === 'postgres' ? (request.extensions ?? []) : [];
  const what = extensions.length > 0 ? ` with ${extensions.join(', ')}` : '';
  const remedies = extensions.length > 0 ? remediesForExtensions : [remedyOf[request.kind]];
  return new StoreUnavailable(
    `Nothing on this machine can be ${nameOf[request.kind]}${what} for ${request.name ?? request.host}. ` +
      `Start a container engine that can get its image, or ${remedies.join(', or ')}.`,
  );
}

const nameOf = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  redis: 'Redis',
  memcached: 'Memcached',
  rabbitmq: 'RabbitMQ',
} as const;

const remedyOf = {
  postgres: 'install the package postgresql',
  mysql: 'install the package mariadb-server',
  redis: 'install the package redis-server or valkey-server',
  memcached: 'install the package memcached',
  rabbitmq: 'install the package rabbitmq-server',
} as const;

const remediesForExtensions = [
  'install PostgreSQL and the extension from packages, such as postgresql-16-pgvector',
  'install @electric-sql/pglite, @electric-sql/pglite-socket and @electric-sql/pglite-pgvector from npm',
];
