import { AwsError, NotModelled } from '../../aws/aws-error.ts';

/** A database engine as RDS offers it. */
export interface Engine {
  readonly name: string;
  readonly kind: 'postgres' | 'mysql';
  readonly isAurora: boolean;
  readonly port: number;
  /** Oldest and newest minor version that RDS offers of each major version, as of September 2026. */
  readonly minors: Readonly<Record<string, readonly [number, number]>>;
  /** The major version from which clients without TLS are refused unless a parameter says otherwise. */
  readonly requiresTlsFrom: number;
  readonly longestPassword: number;
  readonly longestUserName: number;
}

/** An engine in one version. */
export interface EngineVersion {
  readonly engine: Engine;
  /** As the template says it. */
  readonly version: string;
  readonly major: string;
  /** The family of parameter groups that fit. */
  readonly family: string;
}

const postgres = {
  kind: 'postgres',
  port: 5432,
  longestPassword: 128,
  longestUserName: 63,
} as const;
const mysql = { kind: 'mysql', port: 3306, longestPassword: 41, longestUserName: 32 } as const;

const engines: readonly Engine[] = [
  {
    ...postgres,
    name: 'postgres',
    isAurora: false,
    minors: { 14: [12, 24], 15: [7, 19], 16: [3, 15], 17: [2, 11], 18: [1, 6] },
    requiresTlsFrom: 15,
  },
  {
    ...postgres,
    name: 'aurora-postgresql',
    isAurora: true,
    minors: { 14: [6, 23], 15: [8, 18], 16: [4, 14], 17: [4, 10], 18: [3, 6] },
    requiresTlsFrom: 17,
  },
  {
    ...mysql,
    name: 'mysql',
    isAurora: false,
    minors: { '8.0': [42, 46], '8.4': [5, 11] },
    requiresTlsFrom: 8.4,
  },
  {
    ...mysql,
    name: 'mariadb',
    isAurora: false,
    minors: { 10.6: [19, 28], 10.11: [9, 19], 11.4: [3, 13], 11.8: [3, 9] },
    requiresTlsFrom: 11.8,
    longestUserName: 16,
  },
  {
    ...mysql,
    name: 'aurora-mysql',
    isAurora: true,
    minors: { '8.0': [4, 12] },
    requiresTlsFrom: Number.POSITIVE_INFINITY,
  },
];

/** Finds an engine in a version. Throws AwsError as RDS does, NotModelled for its other engines. */
export function findEngine(name: string, version: string | undefined): EngineVersion {
  if (/^(oracle|sqlserver|db2|custom|docdb|neptune)/.test(name)) {
    throw new NotModelled(`the database engine ${name}`);
  }
  const engine = engines.find((each) => each.name === name);
  if (engine === undefined) throw new AwsError('InvalidParameterValue', 'Invalid DB engine');
  const wanted = version ?? newestMajor(engine);
  const major = majorOf(engine, wanted);
  if (major === undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      `Cannot find version ${wanted} for ${engine.name}`,
    );
  }
  return { engine, version: wanted, major, family: `${engine.name}${major}` };
}

function newestMajor({ minors }: Engine): string {
  const majors = Object.keys(minors).sort((one, other) => Number(one) - Number(other));
  return majors.at(-1) ?? '';
}

function majorOf(engine: Engine, version: string): string | undefined {
  return Object.entries(engine.minors).find(([major, [oldest, newest]]) => {
    if (version === major) return true;
    const minor = minorOf(engine, major, version);
    return minor !== undefined && minor >= oldest && minor <= newest;
  })?.[0];
}

/** `15.18` → 18 of major `15`; Aurora's `8.0.mysql_aurora.3.10.4` → 10 of major `8.0`. */
function minorOf({ name }: Engine, major: string, version: string): number | undefined {
  const prefix = name === 'aurora-mysql' ? `${major}.mysql_aurora.3.` : `${major}.`;
  const rest = version.startsWith(prefix) ? version.slice(prefix.length) : '';
  const [, minor] = /^(\d+)(\.\d+)?$/.exec(rest) ?? [];
  return minor === undefined ? undefined : Number(minor);
}
