import process from 'node:process';
import { exitCode } from './command-line/exit-code.ts';
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
  process.exitCode = runCommandLine(process.argv.slice(2), {
    installation,
    directory,
    variables: process.env,
    get stdout() {
      return openOutput(process.stdout);
    },
    get stderr() {
      return openOutput(process.stderr);
    },
  });
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
