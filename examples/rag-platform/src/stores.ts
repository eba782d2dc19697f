import { postgresSettings, redisSettings } from '@seaworthy/runtime/connections';
import { Redis } from 'ioredis';
import pg from 'pg';

/** A document as it is listed. */
export interface Document {
  readonly id: number;
  readonly title: string;
}

/** The database and the cache behind the API. */
export interface Stores {
  /** Creates what the database lacks. */
  prepare(): Promise<void>;
  /** Names of the stores that do not answer. */
  failed(): Promise<readonly string[]>;
  addDocument(document: { readonly title: string; readonly content: string }): Promise<Document>;
  listDocuments(): Promise<readonly Document[]>;
  close(): Promise<void>;
}

const listKey = 'documents';
const listSeconds = 60;

/** Connects lazily, to `DATABASE_URL` and `REDIS_URL`; TLS is always with verified certificates. */
export function connectStores(env: Readonly<Record<string, string | undefined>>): Stores {
  const database = new pg.Pool({ ...postgresSettings({ env }), max: 5 });
  const cache = new Redis({
    ...redisSettings({ env }),
    maxRetriesPerRequest: 2,
    lazyConnect: true,
  });
  // A lost connection is reconnected by the clients; requests that need it fail by themselves.
  database.on('error', (error) => console.error(`database: ${error.message}`));
  cache.on('error', (error) => console.error(`cache: ${error.message}`));

  return {
    async prepare() {
      await database.query('create extension if not exists vector');
      await database.query(
        'create table if not exists documents (id serial primary key, title text not null, content text not null)',
      );
    },
    async failed() {
      const probes = { database: database.query('select 1'), cache: cache.ping() };
      const results = await Promise.allSettled(Object.values(probes));
      return Object.keys(probes).filter((_, index) => results[index]?.status === 'rejected');
    },
    async addDocument({ title, content }) {
      const { rows } = await database.query<Document>(
        'insert into documents (title, content) values ($1, $2) returning id, title',
        [title, content],
      );
      await cache.del(listKey);
      const [document] = rows;
      if (!document) throw new Error('The database returned no row for an insert.');
      return document;
    },
    async listDocuments() {
      const cached = await cache.get(listKey);
      if (cached !== null) return JSON.parse(cached) as Document[];
      const { rows } = await database.query<Document>(
        'select id, title from documents order by id',
      );
      await cache.set(listKey, JSON.stringify(rows), 'EX', listSeconds);
      return rows;
    },
    async close() {
      await Promise.allSettled([database.end(), cache.quit()]);
    },
  };
}
