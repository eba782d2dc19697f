import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Surroundings } from './command.ts';

/** The version of this command, from its package. */
export function ownVersion({ installation }: Surroundings): string {
  const { version } = JSON.parse(readFileSync(join(installation, 'package.json'), 'utf8'));
  return String(version);
}
