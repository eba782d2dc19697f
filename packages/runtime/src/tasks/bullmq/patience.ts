import { machineClock } from '../task-clock.ts';

/** Rejects if there is no answer after so many milliseconds. */
export async function within<Value>(ms: number, answer: Promise<Value> | Value): Promise<Value> {
  let cancel: () => void = () => undefined;
  const silence = new Promise<never>((_, reject) => {
    cancel = machineClock.after(ms, () => reject(new Error('Redis does not answer.')));
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    cancel();
  }
}

/** Nothing, if there is no answer by so many milliseconds after the signal. */
export function untilLongAfter<Item>(
  signal: AbortSignal,
  ms: number,
  receiving: Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  return new Promise((resolve, reject) => {
    let cancel: () => void = () => undefined;
    const giveUp = () => {
      cancel = machineClock.after(ms, () => resolve([]));
    };
    signal.addEventListener('abort', giveUp);
    receiving.then(resolve, reject).finally(() => {
      cancel();
      signal.removeEventListener('abort', giveUp);
    });
  });
}
