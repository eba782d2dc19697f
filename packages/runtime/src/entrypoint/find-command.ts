import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a command's name stands for (`isForKernel` false: a script for the shell), or the exit code and words of a shell that cannot run it. */
export type FoundCommand =
  | { readonly kind: 'found'; readonly file: string; readonly isForKernel: boolean }
  | { readonly kind: 'mistake'; readonly exitCode: 126 | 127; readonly message: string };

/** Looks a command up in PATH, as execvp(3) does. */
export function findCommand(name: string, path = '/usr/local/bin:/usr/bin:/bin'): FoundCommand {
  const files = name.includes('/') ? [name] : path.split(delimiter).map((one) => join(one, name));
  const there = files.filter(isFile);
  const file = there.find(isExecutable);
  if (file !== undefined) return checkStart(file);
  return there[0] === undefined
    ? { kind: 'mistake', exitCode: 127, message: `${name}: command not found` }
    : { kind: 'mistake', exitCode: 126, message: `${there[0]}: not executable` };
}

/** A folder that nobody may look into has no commands, as for execvp(3). */
function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** execve(2) does not come back to say that an interpreter is absent: Node then aborts. */
function checkStart(file: string): FoundCommand {
  const start = firstBytes(file);
  // To the kernel a carriage return is a part of the name.
  const interpreter = /^#![ \t]*([^ \t\n]+)/.exec(start)?.[1];
  if (interpreter === undefined)
    return { kind: 'found', file, isForKernel: start.startsWith('\x7fELF') };
  if (isExecutable(interpreter)) return { kind: 'found', file, isForKernel: true };
  const cause = interpreter.endsWith('\r') ? '; the file has CRLF line ends' : '';
  const message = `${file}: its interpreter ${interpreter.trim()} is not there${cause}`;
  return { kind: 'mistake', exitCode: 127, message };
}

/** Empty where the file may be executed but not read. */
function firstBytes(file: string): string {
  try {
    const descriptor = openSync(file, 'r');
    const buffer = Buffer.alloc(256);
    try {
      return buffer.toString('latin1', 0, readSync(descriptor, buffer, 0, buffer.length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}
