import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Proposal } from './proposal.ts';

/**
 * Saves a file: a new one only where there is still none, a changed one only over the text that the
 * change was shown for. False when that is not so any more.
 */
export function saveProposal(folder: string, { path, before, after }: Proposal): boolean {
  const absolute = resolve(folder, path);
  if (before === undefined) {
    try {
      writeFileSync(absolute, after, { flag: 'wx' });
    } catch (error) {
      if (isThere(error)) return false;
      throw error;
    }
    if (path.endsWith('.sh')) chmodSync(absolute, 0o755);
    return true;
  }
  if (readFileSync(absolute, 'utf8') !== before) return false;
  writeFileSync(absolute, after);
  return true;
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
