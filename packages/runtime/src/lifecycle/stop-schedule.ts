/** Milliseconds from the signal on. */
export interface StopSchedule {
  /** Unfinished work is told to give up. */
  readonly abortAfter: number;
  /** Draining is over. */
  readonly closeAfter: number;
  /** The process ends. */
  readonly endAfter: number;
}

/** Of 30 seconds: give up after 15, close after 25, end after 28, to be gone before SIGKILL. */
export function stopSchedule(
  stopTimeoutMs: number,
  safetyMs = Math.min(2000, stopTimeoutMs / 10),
): StopSchedule {
  const endAfter = Math.max(0, stopTimeoutMs - safetyMs);
  return {
    abortAfter: endAfter - Math.min(13_000, endAfter / 2),
    closeAfter: endAfter - Math.min(3000, endAfter / 5),
    endAfter,
  };
}

/** The stop timeout that the task definition was given, in milliseconds. */
export function stopTimeoutOf(env: Readonly<Record<string, string | undefined>>): number {
  const seconds = Number(env.STOP_TIMEOUT_SECONDS?.trim() || 30);
  if (Number.isFinite(seconds) && seconds > 0) return seconds * 1000;
  throw new RangeError('STOP_TIMEOUT_SECONDS must be a number of seconds above 0.');
}
