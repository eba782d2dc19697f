import {
  appendFileSync,
  closeSync,
  fdatasync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../log.ts';
import { readLine, writeLine } from './journal-line.ts';
import { type Change, createTaskTable, type TaskTable } from './task-table.ts';

/** The changes of a table on the disk, in the order in which they were made. */
export interface Journal {
  write(change: Change): void;
  /** Resolves when everything written so far is on the disk. */
  synced(): Promise<void>;
  close(): Promise<void>;
}

/** Bytes from which on a journal is written anew, if that halves it. */
const smallestCompacted = 4 * 1024 * 1024;

/**
 * Opens the journal of a folder, which no other process may have open, and gives the table that it
 * makes. A tail that a crash has cut is kept aside as `journal.cut`: nobody was told that it is safe.
 */
export function openJournal(
  folder: string,
  { log, compactFrom = smallestCompacted }: { readonly log: Log; readonly compactFrom?: number },
): { readonly table: TaskTable; readonly journal: Journal } {
  const path = join(folder, 'journal');
  const table = createTaskTable();
  let file = openSync(path, 'a+', 0o600);
  let length = repeat(path, file, table, log);
  /** Lines that are not yet written to the file. */
  let pending: string[] = [];
  let isPlanned = false;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let compactAt = Math.max(compactFrom, 2 * length);
  syncFolder(folder);

  /**
   * What is written survives the process, even by SIGKILL; what is synced, the machine. A disk that
   * is full takes half a line: it goes, since nothing behind it would be read.
   */
  function flush(): void {
    try {
      length += writeAll(file, pending.join(''));
      pending = [];
    } catch (error) {
      ftruncateSync(file, length);
      throw error;
    }
  }

  function flushLater(): void {
    isPlanned = false;
    try {
      flush();
    } catch (error) {
      fail(error);
    }
    if (length >= compactAt) synced().catch(fail);
  }

  function fail(error: unknown): void {
    log.error({ error: String(error) }, 'the journal cannot be written');
  }

  function compact(): void {
    const kept = [...table.tasks.values()].map((task) => writeLine(['keep', task]));
    const lines = [writeLine(['lease', table.lastLease]), ...kept];
    const anew = openSync(`${path}.next`, 'w', 0o600);
    try {
      const written = writeAll(anew, lines.join(''));
      fsyncSync(anew);
      renameSync(`${path}.next`, path);
      length = written;
    } catch (error) {
      closeSync(anew);
      throw error;
    }
    syncFolder(folder);
    closeSync(file);
    file = anew;
    compactAt = Math.max(compactFrom, 2 * length);
  }

  function write(change: Change): void {
    pending.push(writeLine(change));
    if (!isPlanned) setImmediate(flushLater);
    isPlanned = true;
  }

  /** All who wait while one sync runs share the one after it. */
  function synced(): Promise<void> {
    next ??= (running ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        running = syncOnce().finally(() => {
          running = undefined;
        });
        return running;
      });
    return next;
  }

  async function syncOnce(): Promise<void> {
    flush();
    // Here no other sync is using the file that is given up.
    if (length >= compactAt) compact();
    await new Promise<void>((resolve, reject) => {
      fdatasync(file, (error) => (error ? reject(error) : resolve()));
    });
  }

  return {
    table,
    journal: {
      write,
      synced,
      close: async () => {
        try {
          await synced();
        } finally {
          closeSync(file);
        }
      },
    },
  };
}

/** Gives the length of what is whole; the file ends there afterwards. */
function repeat(path: string, file: number, table: TaskTable, log: Log): number {
  const text = readFileSync(path, 'utf8');
  let position = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', position)) {
    const change = readLine(text.slice(position, end));
    if (!change) break;
    table.apply(change);
    position = end + 1;
  }
  const length = Buffer.byteLength(text.slice(0, position));
  if (position < text.length) {
    const rest = text.slice(position);
    log.warn({ bytes: Buffer.byteLength(rest) }, 'the end of the journal was cut by a crash');
    appendFileSync(`${path}.cut`, rest, { mode: 0o600 });
    ftruncateSync(file, length);
  }
  return length;
}

function writeAll(file: number, text: string): number {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
  return bytes.length;
}

/** A renamed file is there for certain only when its folder is on the disk. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
