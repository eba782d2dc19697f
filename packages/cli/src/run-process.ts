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
  const opened = new Set<NodeJS.WriteStream>();
  process.exitCode = runCommandLine(process.argv.slice(2), {
    installation,
    directory,
    variables: process.env,
    get stdout() {
      return openOutput(process.stdout, opened);
    },
    get stderr() {
      return openOutput(process.stderr, opened);
    },
  });
  exitWhenWritten([...opened]);
}

function currentDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/** Streams are opened when first used: each costs a millisecond. */
function openOutput(stream: NodeJS.WriteStream, opened: Set<NodeJS.WriteStream>): Output {
  opened.add(stream);
  stream.removeListener('error', leaveClosedPipe).on('error', leaveClosedPipe);
  return outputTo(stream, process.env, process.platform);
}

/** Left to itself, Node collects garbage first, which takes 6 ms. A failed write is told by Node. */
function exitWhenWritten([stream, ...others]: readonly NodeJS.WriteStream[]): void {
  if (!stream) process.exit();
  stream.write('', (error) => {
    if (!error) exitWhenWritten(others);
  });
}

/** A reader such as `head` may go before all is written: nobody's mistake. */
function leaveClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
