import { ConnectionMistake } from './connection-mistake.ts';

/** A URL in parts, decoded. */
export interface Address {
  readonly scheme: string;
  readonly host: string;
  readonly port: number | undefined;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** Without its slash. */
  readonly path: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads a URL such as `postgres://app:p%40ss@db:5432/app?sslmode=require`. Throws ConnectionMistake. */
export function readAddress(variable: string, text: string): Address {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (!url?.hostname) {
    throw new ConnectionMistake(
      variable,
      'is not a URL with a host; special characters in a password must be percent-encoded',
    );
  }
  const decoded = (part: string) => (part === '' ? undefined : decode(variable, part));
  return {
    // SQLAlchemy writes its driver into the scheme: `postgresql+asyncpg`.
    scheme: url.protocol.slice(0, -1).replace(/\+\w+$/, ''),
    host: decode(variable, url.hostname).replace(/^\[|\]$/g, ''),
    port: url.port === '' ? undefined : Number(url.port),
    user: decoded(url.username),
    password: decoded(url.password),
    path: decode(variable, url.pathname.slice(1)),
    parameters: new Map(url.searchParams),
  };
}

/** Undefined if there is none. Throws ConnectionMistake for what is no port. */
export function readPort(variable: string, text: string | undefined): number | undefined {
  if (!text?.trim()) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new ConnectionMistake(variable, 'is not a port: a number from 1 to 65535');
}

/** True for this machine and for names without a dot, which Compose gives to its services. */
export function isNearby(host: string): boolean {
  return !host.includes('.') ? host === '::1' || !host.includes(':') : /^127\./.test(host);
}

function decode(variable: string, part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ConnectionMistake(variable, 'has a % that begins no percent-encoded character');
  }
}
