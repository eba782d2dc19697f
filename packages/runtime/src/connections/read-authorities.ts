import { readFileSync } from 'node:fs';
import { ConnectionMistake } from './connection-mistake.ts';

/** The certificates that a server's has to be signed by: those of the file, or Node's own. */
export function readAuthorities(variable: string, file: string | undefined): string | undefined {
  if (!file) return undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ConnectionMistake(variable, `names a file that cannot be read (${code})`);
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new ConnectionMistake(variable, 'names a file without a certificate in PEM');
}

/** How a connection is encrypted: always with the server's certificate and name checked. */
export interface VerifiedTls {
  readonly rejectUnauthorized: true;
  readonly ca?: string;
}

export function verifiedTls(ca: string | undefined): VerifiedTls {
  return { rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) };
}
