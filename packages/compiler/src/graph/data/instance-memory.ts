import type { EngineFacts } from './relational-engines.ts';

/** Memory of an RDS instance class in bytes; of the smallest when the class is not known. */
export function instanceMemory(instanceClass: string): number {
  const [, family = '', size = ''] = instanceClass.split('.');
  return gibibytesOf(family, size) * 1024 ** 3;
}

function gibibytesOf(family: string, size: string): number {
  const small = smallSizes[size];
  if (small !== undefined) return small;
  const ofLarge = largeSizes[family[0] ?? ''] ?? smallest;
  const multiple = /^(\d*)xlarge$/.exec(size)?.[1];
  return multiple === undefined ? ofLarge : ofLarge * 2 * Number(multiple || 1);
}

const smallest = 1;

const smallSizes: Readonly<Record<string, number>> = { micro: 1, small: 2, medium: 4 };

/** GiB of the `large` of each family of classes; every further size doubles. */
const largeSizes: Readonly<Record<string, number>> = { t: 8, m: 8, r: 16, x: 32 };

/**
 * When to worry about the number of connections: at 60 % of the default limit, since the engine
 * counts less memory than the class has, by a third for the smallest.
 */
export function connectionLimit(memory: number, facts: EngineFacts): number {
  const most = Math.min(memory / facts.bytesPerConnection, 5000);
  return Math.floor(most * 0.6);
}
