import type { Claim, TaskRecord, TaskRecords } from './task-records.ts';

/** What is used of pg's `Pool` or `Client`. */
export interface PostgresQuerying {
  query(
    text: string,
    values: unknown[],
  ): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

/** The table that `postgresRecords` writes to, for a migration. */
export const taskRecordsTable = `CREATE TABLE IF NOT EXISTS task_records (
  key text PRIMARY KEY,
  state text NOT NULL,
  owner text NOT NULL,
  lease_until timestamptz NOT NULL,
  attempt integer NOT NULL,
  progress jsonb,
  result jsonb,
  error text,
  updated_at timestamptz NOT NULL DEFAULT now()
)`;

/** Thrown by `completeWithin` when another run has taken over: roll back. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

export interface PostgresRecords extends TaskRecords {
  /**
   * Records the completion in a transaction of the application's own, so that the work of the task
   * and its completion are kept together or not at all. Throws ClaimLost.
   */
  completeWithin(transaction: PostgresQuerying, claim: Claim, result?: unknown): Promise<void>;
}

/** Records in the table `task_records`; leases are measured by the database's clock alone. */
export function postgresRecords(pool: PostgresQuerying): PostgresRecords {
  const until = (parameter: string) => `now() + ${parameter} * interval '1 millisecond'`;

  async function change(
    client: PostgresQuerying,
    { key, owner }: Claim,
    changes: string,
    ...values: readonly unknown[]
  ): Promise<boolean> {
    const { rows } = await client.query(
      `UPDATE task_records SET ${changes}, updated_at = now()
       WHERE key = $1 AND owner = $2 AND state = 'running' RETURNING key`,
      [key, owner, ...values],
    );
    return rows.length > 0;
  }

  const complete = (client: PostgresQuerying, claim: Claim, result: unknown) =>
    change(client, claim, `state = 'completed', error = NULL, result = $3`, jsonOf(result));

  return {
    begin: async ({ key, owner, attempt, leaseMs }) => {
      const { rows } = await pool.query(
        `INSERT INTO task_records (key, state, owner, lease_until, attempt)
         VALUES ($1, 'running', $2, ${until('$3::bigint')}, $4)
         ON CONFLICT (key) DO UPDATE SET state = 'running', owner = EXCLUDED.owner,
           lease_until = EXCLUDED.lease_until, attempt = EXCLUDED.attempt, updated_at = now()
         WHERE task_records.state IN ('waiting', 'dead')
           OR (task_records.state = 'running' AND task_records.lease_until < now())
         RETURNING key`,
        [key, owner, leaseMs, attempt],
      );
      if (rows.length > 0) return 'started';
      const found = await pool.query('SELECT state FROM task_records WHERE key = $1', [key]);
      return found.rows[0]?.state === 'completed' ? 'completed' : 'running';
    },
    extend: (claim, progress) =>
      change(
        pool,
        claim,
        `lease_until = ${until('$3::bigint')}, progress = COALESCE($4, progress)`,
        claim.leaseMs,
        jsonOf(progress),
      ),
    end: (claim, ending) =>
      ending.state === 'completed'
        ? complete(pool, claim, ending.result)
        : change(pool, claim, 'state = $3, error = $4', ending.state, ending.error),
    find: async (key) => {
      const { rows } = await pool.query('SELECT * FROM task_records WHERE key = $1', [key]);
      return rows[0] && recordOf(rows[0]);
    },
    completeWithin: async (transaction, claim, result) => {
      if (await complete(transaction, claim, result)) return;
      throw new ClaimLost(`Another run has taken over ${claim.key}: roll back.`);
    },
  };
}

function jsonOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function recordOf(row: Readonly<Record<string, unknown>>): TaskRecord {
  const { state, attempt, progress, result, error, updated_at } = row;
  return {
    state: state as TaskRecord['state'],
    attempt: Number(attempt),
    updatedAt: new Date(String(updated_at)),
    ...(progress === null ? {} : { progress }),
    ...(result === null ? {} : { result }),
    ...(typeof error === 'string' ? { error } : {}),
  };
}
