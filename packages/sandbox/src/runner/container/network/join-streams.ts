import type { Duplex } from 'node:stream';

/**
 * Carries bytes, half-closes, resets and errors between two connections until both are over.
 *
 * The text of this function also runs at the other end of a task's network, where nothing can be
 * imported: it uses only what it is given.
 */
export function joinStreams(left: Duplex, right: Duplex): void {
  const reset = (stream: Duplex, error: Error) => {
    if ('resetAndDestroy' in stream && typeof stream.resetAndDestroy === 'function') {
      stream.resetAndDestroy();
    } else stream.destroy(error);
  };
  const carry = (from: Duplex, to: Duplex) => {
    from.pipe(to);
    from.on('error', (error) => reset(to, error));
    from.on('close', () => {
      // After an orderly end, the other side may still have bytes to deliver.
      if (!from.readableEnded || !from.writableFinished) to.destroy();
    });
  };
  carry(left, right);
  carry(right, left);
}
