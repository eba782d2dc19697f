import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LoadedValues } from './options.ts';
import { parseDotenv } from './parse-dotenv.ts';
import { SourceFailure } from './source-failure.ts';

/** Bytes; a file of settings is never so large. */
const largest = 1024 * 1024;

/** The file's settings, skipped if it is absent. Throws SourceFailure if it cannot be read. */
export function readDotenv(path: string): LoadedValues {
  const bytes = readBytes(path);
  if (bytes === undefined) return { values: new Map(), isSkipped: true };
  const { entries, unreadLines } = parseDotenv(textOf(bytes));
  const values = new Map<string, string>();
  const warnings = unreadLines.map((line) => `Line ${line} of ${path} is not a setting.`);
  for (const { name, value, line } of entries) {
    if (values.has(name)) warnings.push(`${name} is set again in line ${line} of ${path}.`);
    values.set(name, value);
  }
  return { values, warnings };
}

function readBytes(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(resolve(path));
    if (bytes.length <= largest) return bytes;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new SourceFailure('Other', `The file is there, but cannot be read (${code}).`);
  }
  throw new SourceFailure('BadPayload', 'The file is larger than 1 MiB.');
}

function textOf(bytes: Buffer): string {
  if (bytes.includes(0)) {
    throw new SourceFailure(
      'BadPayload',
      'The file has NUL bytes: it is binary or UTF-16, not UTF-8.',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SourceFailure('BadPayload', 'The file is not UTF-8 text.');
  }
}
