import { postgresSettings } from '@seaworthy/runtime/connections';
import pg from 'pg';

/** An analysis as its owner sees it. */
export interface Analysis {
  readonly id: string;
  readonly repository: string;
  readonly state: 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED';
  readonly result: unknown;
}

/** The database of analyses. */
export interface Database {
  ping(): Promise<unknown>;
  migrate(): Promise<unknown>;
  createAnalysis(id: string, repository: string): Promise<unknown>;
  findAnalysis(id: string): Promise<Analysis | undefined>;
  setState(id: string, state: Analysis['state'], result?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens a pool of at most `connections` to `DATABASE_URL`; TLS is with verified certificates. */
export function openDatabase(
  connections: number,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Database {
  const pool = new pg.Pool({ ...postgresSettings({ env }), max: connections });
  pool.on('error', (error) => console.error(`database: ${error.message}`));
  return {
    ping: () => pool.query('select 1'),
    migrate: () =>
      pool.query(
        `create table if not exists analyses (
           id uuid primary key, repository text not null, state text not null, result jsonb)`,
      ),
    createAnalysis: (id, repository) =>
      pool.query("insert into analyses (id, repository, state) values ($1, $2, 'PENDING')", [
        id,
        repository,
      ]),
    async findAnalysis(id) {
      const { rows } = await pool.query<Analysis>(
        'select id, repository, state, result from analyses where id::text = $1',
        [id],
      );
      return rows[0];
    },
    setState: (id, state, result) =>
      pool.query('update analyses set state = $2, result = $3 where id::text = $1', [
        id,
        state,
        result === undefined ? null : JSON.stringify(result),
      ]),
    close: () => pool.end(),
  };
}
