import process from 'node:process';
import type * as engine from '@seaworthy/engine';
import { type ExitCode, exitCode } from './command-line/exit-code.ts';
import { runCommandLine } from './main.ts';
import { type Output, outputTo } from './terminal/output.ts';

export { runCommandLine };

/** Runs the command of this process. `installation` is the folder of the package. */
export function runProcess(installation: string): void {
  const directory = currentDirectory();
  if (directory === undefined) {
    process.stderr.write('seaworthy: the folder you are in does not exist any more\n');
    process.exitCode = exitCode.problem;
    return;
  }
  const code = runCommandLine(process.argv.slice(2), {
    installation,
    directory,
    variables: process.env,
    get stdout() {
      return openOutput(process.stdout);
    },
    get stderr() {
      return openOutput(process.stderr);
    },
    loadEngine: () => loadEngine(installation),
    interruption,
  });
  if (typeof code === 'number') process.exitCode = code;
  else void code.then(endWith);
}

/** Output may still be on its way; what should have been closed by then does not hold us. */
function endWith(code: ExitCode): void {
  process.exitCode = code;
  setTimeout(() => process.exit(), 2000).unref();
}

/** A bundle of its own, beside that of the command. */
async function loadEngine(installation: string): Promise<typeof engine> {
  // The SDK announces the end of its support for Node 20 at every start.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { createRequire } = await import('node:module');
  return createRequire(`${installation}/dist/bundle/`)('./engine.js');
}

/** The first interruption asks for an orderly end, the second ends the process at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => controller.abort(new Error(`interrupted by ${name}`)));
  }
  return controller.signal;
}

function currentDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/** Streams are opened when first used: each costs a millisecond. */
function openOutput(stream: NodeJS.WriteStream): Output {
  stream.removeListener('error', leaveClosedPipe).on('error', leaveClosedPipe);
  return outputTo(stream, process.env, process.platform);
}

/** A reader such as `head` may go before all is written: nobody's mistake. */
function leaveClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
