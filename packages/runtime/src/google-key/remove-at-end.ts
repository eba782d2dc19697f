import { rmSync } from 'node:fs';
import { constants } from 'node:os';

const folders = new Set<string>();

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Removes the folder when the process ends in any way that it can notice. */
export function removeAtEnd(folder: string): void {
  if (folders.size === 0) listen();
  folders.add(folder);
}

/** Removes the folder now; harmless when it is gone. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  if (folders.delete(folder) && folders.size === 0) stopListening();
}

function listen(): void {
  process.on('exit', removeAll);
  // First, to see who else listens before a `once` has taken itself away.
  for (const signal of signals) process.prependListener(signal, endUnlessHandled);
}

function stopListening(): void {
  process.off('exit', removeAll);
  for (const signal of signals) process.off(signal, endUnlessHandled);
}

/**
 * A listener takes away Node's own way to end by a signal, so this one has to end the process,
 * unless the application shuts down by itself and may still need the key for it.
 */
function endUnlessHandled(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  removeAll();
  // Raising the signal once more would do nothing in process 1.
  process.exit(128 + constants.signals[signal]);
}

function removeAll(): void {
  for (const folder of folders) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // The process ends; the next start sweeps.
    }
  }
}
