import process from 'node:process';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Input } from './input.ts';

/** The process's standard input, not touched before something is read. */
export function standardInput(): Input {
  return {
    get isTerminal() {
      return process.stdin.isTTY === true;
    },
    readLine: ({ hidden }) => readLine(hidden),
    readAll: async () => {
      const pieces: Uint8Array[] = [];
      for await (const piece of process.stdin) pieces.push(piece);
      return Buffer.concat(pieces);
    },
  };
}

/** In a line that is hidden the terminal shows nothing, and what is typed is in no history. */
function readLine(hidden: boolean): Promise<string | undefined> {
  const lines = createInterface({
    input: process.stdin,
    terminal: hidden,
    historySize: 0,
    ...(hidden && { output: nowhere() }),
  });
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => resolve(undefined));
    // The terminal gives Ctrl-C as a key while it hides what is typed.
    lines.once('SIGINT', () => {
      lines.close();
      process.kill(process.pid, 'SIGINT');
    });
  });
}

function nowhere(): Writable {
  return new Writable({ write: (_piece, _encoding, done) => done() });
}
