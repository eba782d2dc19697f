const first = 10_000;
const longest = 15 * 60_000;

/**
 * Milliseconds to wait before the next launch after so many tasks in a row that never ran. AWS says
 * only that the wait grows to 15 minutes; that it doubles from 10 seconds is an estimate.
 */
export function launchBackOff(failures: number): number {
  if (failures < 2) return 0;
  return Math.min(longest, first * 2 ** (failures - 2));
}
