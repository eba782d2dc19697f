/**
 * Serves the sandbox of the source as it is to clients in other processes:
 *
 *     node scripts/sandbox.mjs [--port N] [--region R] [--speed X] [--script FILE] [--interfere FILE] [--calls]
 *
 * It prints what they need in their environment, and ends with its standard input or SIGTERM.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const input = fileURLToPath(
  new URL('../packages/sandbox/src/serve/serve-command.ts', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-sandbox-'));
try {
  const file = join(folder, 'serve.mjs');
  const bundle = await rolldown({ input, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file, codeSplitting: false });
  const { serveCommand } = await import(pathToFileURL(file).href);
  await serveCommand(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true });
}
