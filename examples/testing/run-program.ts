import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { type RunningProcess, start } from '../../packages/runtime/src/testing/run-process.ts';

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
  const program = await bundleProgram(path);
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    const { code, stderr } = await program.start(variables, folder).ended;
    return { code, stderr };
  } finally {
    program.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A program of an example that can be started, as often as a test wants. */
export interface Program {
  /** As a process of its own; what listens takes any port that is free, in place of its own. */
  readonly start: (variables: Readonly<Record<string, string>>, folder: string) => RunningProcess;
  readonly remove: () => void;
}

export async function bundleProgram(path: string): Promise<Program> {
  const bundle = mkdtempSync(join(packages, '.example-'));
  const file = join(bundle, 'main.mjs');
  await build({
    input: fileURLToPath(new URL(`../${path}`, import.meta.url)),
    platform: 'node',
    external: /^[^./]/,
    output: { file },
    logLevel: 'silent',
  });
  return {
    start: (variables, folder) =>
      start([process.execPath, '--import', onAnyPort, file], variables, folder),
    remove: () => rmSync(bundle, { recursive: true, force: true }),
  };
}

const onAnyPort = `data:text/javascript,${encodeURIComponent(`
  import { Server } from 'node:net';
  const { listen } = Server.prototype;
  Server.prototype.listen = function (options, ...rest) {
    return listen.call(this, { ...options, port: 0 }, ...rest);
  };
`)}`;
