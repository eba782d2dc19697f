import type { DatabaseFact } from '../../facts/cloud/data.ts';
import { instanceMemory } from '../../graph/data/instance-memory.ts';

/** Part of an instance's memory that AWS leaves to the database: 2 GiB were seen to give 198 connections. */
const share = 0.88;

/**
 * How many connections a database takes at most: what its parameters say, else AWS's default for
 * PostgreSQL, `LEAST({DBInstanceClassMemory/9531392}, 5000)`; MySQL divides by 12582880.
 */
export function connectionLimit(database: DatabaseFact): number | undefined {
  if (database.maximumConnections !== 'unknown') return database.maximumConnections;
  const memory = memoryOf(database);
  if (memory === undefined) return undefined;
  const perConnection = database.engine.includes('postgres') ? 9_531_392 : 12_582_880;
  return Math.min(Math.floor((memory * share) / perConnection), 5000);
}

/** Bytes; a capacity unit of Aurora Serverless is 2 GiB. */
function memoryOf({ instanceClass, maximumCapacity }: DatabaseFact): number | undefined {
  if (maximumCapacity !== undefined) return maximumCapacity * 2 * 2 ** 30;
  return instanceClass === undefined ? undefined : instanceMemory(instanceClass);
}
