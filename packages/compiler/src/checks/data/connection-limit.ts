import type { DatabaseFact } from '../../facts/cloud/data.ts';

/** GiB of the sizes of burstable and general classes; memory-optimized ones have twice that. */
const memoryBySize: Readonly<Record<string, number>> = {
  micro: 1,
  small: 2,
  medium: 4,
  large: 8,
  xlarge: 16,
  '2xlarge': 32,
  '4xlarge': 64,
  '8xlarge': 128,
  '12xlarge': 192,
  '16xlarge': 256,
};

/** Part of an instance's memory that AWS leaves to the database: 2 GiB were seen to give 198 connections. */
const share = 0.88;

/**
 * How many connections a database takes at most: what its parameters say, else AWS's default for
 * PostgreSQL, `LEAST({DBInstanceClassMemory/9531392}, 5000)`; MySQL divides by 12582880.
 */
export function connectionLimit(database: DatabaseFact): number | undefined {
  if (database.maximumConnections !== 'unknown') return database.maximumConnections;
  const gib = memoryOf(database);
  if (gib === undefined) return undefined;
  const perConnection = database.engine.includes('postgres') ? 9_531_392 : 12_582_880;
  return Math.min(Math.floor((gib * share * 2 ** 30) / perConnection), 5000);
}

/** A capacity unit of Aurora Serverless is 2 GiB. */
function memoryOf({ instanceClass, maximumCapacity }: DatabaseFact): number | undefined {
  if (maximumCapacity !== undefined) return maximumCapacity * 2;
  const [, family = '', size = ''] = instanceClass?.split('.') ?? [];
  const base = memoryBySize[size];
  return base && (/^[rx]/.test(family) ? base * 2 : base);
}
