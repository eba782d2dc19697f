import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));

/**
 * Runs a program of an example as a process of its own, with these variables and no others, in an
 * empty folder. It is bundled for it without its packages, which it finds beside its bundle.
 */
export async function runProgram(
  path: string,
  variables: Readonly<Record<string, string>>,
): Promise<Ended> {
  const bundle = mkdtempSync(join(packages, '.example-'));
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    const input = fileURLToPath(new URL(`../${path}`, import.meta.url));
    const file = join(bundle, 'main.mjs');
    await build({
      input,
      platform: 'node',
      external: /^[^./]/,
      output: { file },
      logLevel: 'silent',
    });
    const { status, stderr } = spawnSync(process.execPath, [file], {
      cwd: folder,
      env: variables,
      encoding: 'utf8',
      timeout: 20_000,
    });
    return { code: status, stderr };
  } finally {
    for (const made of [bundle, folder]) rmSync(made, { recursive: true, force: true });
  }
}
