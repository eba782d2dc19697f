import type { EnvMap } from '../secrets/options.ts';
import { ConnectionMistake } from './connection-mistake.ts';
import { type Address, readAddress, readPort } from './read-address.ts';
import { readAuthorities, type VerifiedTls, verifiedTls } from './read-authorities.ts';

export interface RedisOptions {
  /** Default `REDIS_URL`; without it, REDIS_HOST, REDIS_PORT, REDIS_USERNAME, REDIS_PASSWORD, REDIS_TLS. */
  readonly variable?: string;
  /** Default `REDIS_CA_FILE`. ElastiCache needs none. */
  readonly caFile?: string;
  /** For BullMQ's workers, which refuse to run with a limit of retries. */
  readonly isForQueue?: boolean;
  /** Default `process.env`. */
  readonly env?: Readonly<EnvMap>;
}

/** For `new Redis(...)` of ioredis and BullMQ's `connection`: never a URL beside options. */
export interface RedisSettings {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly db: number;
  readonly tls?: VerifiedTls;
  readonly maxRetriesPerRequest?: null;
}

/**
 * Redis's settings from the variables. The scheme `rediss://` alone decides about TLS, which
 * checks the server's certificate and name. Throws ConnectionMistake.
 */
export function redisSettings(options: RedisOptions = {}): RedisSettings {
  const { env = process.env, variable = 'REDIS_URL', isForQueue = false } = options;
  const url = env[variable]?.trim();
  const address = url ? readAddress(variable, url) : addressOfParts(env, variable);
  const isEncrypted = checkTls(url ? variable : 'REDIS_TLS', address);
  const { host, port, user, password, path, parameters } = address;
  const caFile = options.caFile ?? env.REDIS_CA_FILE;
  const ca = isEncrypted ? readAuthorities('REDIS_CA_FILE', caFile) : undefined;
  return {
    host,
    port: port ?? 6379,
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
    db: databaseOf(variable, path || parameters.get('db') || '0'),
    ...(isEncrypted ? { tls: verifiedTls(ca) } : {}),
    ...(isForQueue ? { maxRetriesPerRequest: null } : {}),
  };
}

function addressOfParts(env: Readonly<EnvMap>, variable: string): Address {
  const { REDIS_HOST, REDIS_PORT, REDIS_USERNAME, REDIS_PASSWORD, REDIS_TLS, REDIS_DB } = env;
  if (!REDIS_HOST?.trim())
    throw new ConnectionMistake(variable, 'is missing, and so is REDIS_HOST');
  const isEncrypted = ['true', '1', 'yes', 'on'].includes((REDIS_TLS ?? '').toLowerCase());
  return {
    scheme: isEncrypted ? 'rediss' : 'redis',
    host: REDIS_HOST,
    port: readPort('REDIS_PORT', REDIS_PORT),
    user: REDIS_USERNAME || undefined,
    password: REDIS_PASSWORD || undefined,
    path: REDIS_DB ?? '',
    parameters: new Map(),
  };
}

function checkTls(variable: string, { scheme, host, password, parameters }: Address): boolean {
  if (!/^(redis|valkey)s?$/.test(scheme)) {
    throw new ConnectionMistake(variable, 'does not begin with redis:// or rediss://');
  }
  const isEncrypted = scheme.endsWith('s') && scheme !== 'redis';
  for (const [name, value] of parameters) {
    if (!/^(ssl|tls)/i.test(name)) continue;
    const isHarmless = isEncrypted && /^(required|CERT_REQUIRED|true)$/.test(value);
    if (!isHarmless || name === 'ssl') {
      throw new ConnectionMistake(
        variable,
        `has ?${name}=, which clashes with its scheme: rediss:// alone says TLS, and it is checked`,
      );
    }
  }
  const isManaged = /\.cache\.amazonaws\.com(\.cn)?$/.test(host);
  if (isManaged && !isEncrypted && (password !== undefined || host.includes('.serverless.'))) {
    throw new ConnectionMistake(
      variable,
      'has no TLS, without which ElastiCache takes no password: write rediss://',
    );
  }
  return isEncrypted;
}

function databaseOf(variable: string, text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new ConnectionMistake(variable, 'has a path that is not the number of a database');
}
