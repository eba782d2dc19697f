/** A number of at least 0 and less than 1, as `Math.random` gives it. */
export type Random = () => number;

/**
 * Milliseconds until a call that AWS had no time for is made again: up to three times what was waited
 * before it, so that of many who were refused at once no two come back at once (AWS Architecture
 * Blog, "Exponential Backoff And Jitter": decorrelated jitter).
 */
export function spreadWait(before: number, random: Random = Math.random): number {
  const most = Math.min(longestWait, 3 * before);
  return shortestWait + random() * (most - shortestWait);
}

/** Milliseconds. */
export const shortestWait = 1000;
export const longestWait = 30_000;
