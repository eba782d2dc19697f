/** Milliseconds before the next attempt: up to 2, 4, 8 … seconds and at most 15 minutes, any of them. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const most = Math.min(1000 * 2 ** attempt, 900_000);
  // All of it at random: tasks that failed together would otherwise come back together.
  return Math.round(random() * most);
}
