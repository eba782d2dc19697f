import process from 'node:process';
import { type ExitCode, exitCode } from './command-line/exit-code.ts';
import { Interruption } from './command-line/interruption.ts';
import type { EngineCommands } from './engine-commands/index.ts';
import { runCommandLine } from './main.ts';
import { type Output, outputTo } from './terminal/output.ts';
import { standardInput } from './terminal/standard-input.ts';
import { standardStream } from './terminal/standard-stream.ts';

export { runCommandLine };

/**
 * Runs the command of this process. `installation` is the folder of the package, `loadEngine` opens
 * the bundle that has the commands of the engine.
 */
export function runProcess(
  installation: string,
  loadEngine: () => { readonly engineCommands: EngineCommands },
): void {
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
      return openOutput(1);
    },
    get stderr() {
      return openOutput(2);
    },
    get input() {
      return standardInput();
    },
    loadEngineCommands: async () => engineCommands(loadEngine),
    interruption,
  });
  if (typeof code === 'number') process.exitCode = code;
  else {
    // Should nothing be left to do before it ends, that is our bug.
    process.exitCode = exitCode.bug;
    void code.then(endWith);
  }
}

/** Output may still be on its way; what should have been closed by then does not hold us. */
function endWith(code: ExitCode): void {
  process.exitCode = code;
  setTimeout(() => process.exit(), 2000).unref();
}

function engineCommands(load: () => { readonly engineCommands: EngineCommands }): EngineCommands {
  // The SDK announces the end of its support for Node 20 at every start.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return load().engineCommands;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The first interruption asks for an orderly end, the second ends the process at once. What nobody
 * catches asks for an orderly end too: what was started must not stay behind.
 */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (name: NodeJS.Signals): void => {
    for (const signal of signals) process.removeListener(signal, interrupt);
    controller.abort(new Interruption(`interrupted by ${name}`));
  };
  for (const signal of signals) process.on(signal, interrupt);
  process.on('uncaughtException', (error) => controller.abort(error));
  return controller.signal;
}

function currentDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

function openOutput(descriptor: 1 | 2): Output {
  return outputTo(standardStream(descriptor), process.env, process.platform);
}
