import process from 'node:process';
import { Interruption } from '../command-line/interruption.ts';
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

/**
 * In a line that is hidden the terminal shows nothing, and what is typed is in no history. Rejects
 * with an Interruption on Ctrl-C, where somebody sees to an orderly end; else that ends the process.
 */
function readLine(hidden: boolean): Promise<string | undefined> {
  // Most commands ask nothing, and loading these takes a millisecond or two.
  const { createInterface } = process.getBuiltinModule('node:readline');
  const { Writable } = process.getBuiltinModule('node:stream');
  const lines = createInterface({
    input: process.stdin,
    terminal: hidden,
    historySize: 0,
    ...(hidden && { output: new Writable({ write: (_piece, _encoding, done) => done() }) }),
  });
  return new Promise((resolve, reject) => {
    const interrupt = (): void => {
      reject(new Interruption('interrupted at a question'));
      lines.close();
    };
    if (process.listenerCount('SIGINT') > 0) process.once('SIGINT', interrupt);
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => {
      process.removeListener('SIGINT', interrupt);
      resolve(undefined);
    });
    // While the terminal hides what is typed, Ctrl-C is a key like others.
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  });
}
