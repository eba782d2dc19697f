const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Milliseconds since 1970 that `--since` means: `10m` before now, or a date. */
export function timeOf(since: string, now: number): number {
  const [, amount, unit = ''] = /^(\d+)([smhd])$/.exec(since) ?? [];
  const seconds = units[unit];
  if (amount === undefined || seconds === undefined) return Date.parse(since);
  return now - Number(amount) * seconds * 1000;
}
