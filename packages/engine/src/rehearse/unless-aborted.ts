import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The work's own end; once the signal aborts, the signal's reason, as soon as the work has wound
 * down, or after some seconds if it does not.
 */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const settled = work.then(
    () => {},
    () => {},
  );
  await Promise.race([settled, aborted(signal, settled)]);
  if (signal.aborted) {
    const over = new AbortController();
    const patience = sleep(longestEnd, undefined, { signal: over.signal }).catch(() => {});
    await Promise.race([settled, patience]);
    over.abort();
    signal.throwIfAborted();
  }
  return work;
}

/** Milliseconds. */
const longestEnd = 5000;

/** Resolves when the signal aborts or the work is over. */
function aborted(signal: AbortSignal, settled: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    const listener = (): void => resolve();
    signal.addEventListener('abort', listener, { once: true });
    void settled.then(() => signal.removeEventListener('abort', listener));
  });
}
