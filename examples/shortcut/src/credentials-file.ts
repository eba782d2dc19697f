import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Writes credentials into a file that this process alone may read, for Google's clients, which want
 * a path. The file goes when the process ends, also by an error or a signal that it handles.
 */
export function writeCredentialsFile(json: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'google-'));
  const path = join(folder, 'credentials.json');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path, json, { mode: 0o600 });
  return path;
}
