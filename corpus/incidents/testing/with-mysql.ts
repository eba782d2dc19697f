import type { Incident } from './incident.ts';

const address = {
  text: 'postgresql://shop:${DB_PASSWORD}@db:5432/shop',
  by: 'mysql://shop:${DB_PASSWORD}@db:3306/shop',
};

/** The shop with MySQL for its database. */
export const withMysql: NonNullable<Incident['files']> = {
  'compose.yaml': [
    address, // of api,
    address, // worker
    address, // and migrate
    { text: 'image: postgres:16-alpine', by: 'image: mysql:8.4' },
    { text: 'POSTGRES_USER', by: 'MYSQL_USER' },
    {
      text: 'POSTGRES_PASSWORD: ${DB_PASSWORD}',
      by: 'MYSQL_PASSWORD: ${DB_PASSWORD}\n      MYSQL_ROOT_PASSWORD: ${DB_PASSWORD}',
    },
    { text: 'POSTGRES_DB', by: 'MYSQL_DATABASE' },
    { text: '"pg_isready -U shop"', by: '"mysqladmin ping"' },
    { text: '/var/lib/postgresql/data', by: '/var/lib/mysql' },
  ],
};
