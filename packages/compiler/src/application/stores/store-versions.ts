/** Versions that AWS offers with standard support, oldest first (RDS, ElastiCache, MQ release calendars, 2026-11). */
const offeredVersions = {
  postgres: ['14', '15', '16', '17', '18'],
  mysql: ['8.0', '8.4'],
  mariadb: ['10.6', '10.11', '11.4', '11.8'],
  redis: ['7.1'],
  valkey: ['7.2', '8.0', '8.1', '8.2', '9.0', '9.1'],
  memcached: ['1.6.22'],
  rabbitmq: ['3.13', '4.2', '4.3'],
} as const;

export type VersionedProduct = keyof typeof offeredVersions;

/** Taken when the image's tag names no version: the newest that the usual drivers know well. */
const usualVersions: Readonly<Record<VersionedProduct, string>> = {
  postgres: '17',
  mysql: '8.4',
  mariadb: '11.4',
  redis: '7.1',
  valkey: '8.2',
  memcached: '1.6.22',
  rabbitmq: '4.2',
};

/**
 * What a tag leads to: `open` when it names no version, `near` when a later minor version serves the
 * same clients, `moved` when AWS has not got the one named.
 */
export type VersionChoice =
  | { readonly kind: 'offered' | 'open' | 'near'; readonly version: string }
  | { readonly kind: 'moved'; readonly version: string; readonly wanted: string };

/** The version to ask AWS for when a container runs the image with this tag. */
export function chooseVersion(product: VersionedProduct, tag: string | undefined): VersionChoice {
  const wanted = versionInTag(tag ?? '');
  if (wanted === undefined) return { kind: 'open', version: usualVersions[product] };
  const offered: readonly string[] = offeredVersions[product];
  const [major] = wanted;
  const version = offered.findLast((candidate) => answers(candidate, wanted));
  if (version !== undefined) return { kind: 'offered', version };
  const next = offered.find((candidate) => compare(numbersOf(candidate), wanted) > 0);
  const nearest = next ?? offered.at(-1) ?? usualVersions[product];
  if (next && minorsAgree.has(product) && numbersOf(next)[0] === major) {
    return { kind: 'near', version: next };
  }
  return { kind: 'moved', version: nearest, wanted: wanted.join('.') };
}

/** Caches and brokers keep their protocol within a major version; databases change more. */
const minorsAgree: ReadonlySet<VersionedProduct> = new Set([
  'redis',
  'valkey',
  'memcached',
  'rabbitmq',
]);

/** `16-alpine` and `pg16-v0.8` are 16; `8.0.36` is 8.0.36; `latest-pg16` is 16; `alpine` is none. */
function versionInTag(tag: string): readonly number[] | undefined {
  const found = /(?:^|-)pg(\d+)/.exec(tag) ?? /^v?(\d+(?:\.\d+){0,2})(?![\w])/.exec(tag);
  return found?.[1] === undefined ? undefined : numbersOf(found[1]);
}

function numbersOf(version: string): readonly number[] {
  return version.split('.').map(Number);
}

/** Whether an offered version serves a wanted one: they agree as far as both go. */
function answers(offered: string, wanted: readonly number[]): boolean {
  const numbers = numbersOf(offered);
  return numbers.every((number, index) => wanted[index] === undefined || wanted[index] === number);
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
