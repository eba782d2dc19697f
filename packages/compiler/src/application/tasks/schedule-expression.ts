import { readUnixCron } from './unix-cron.ts';

/** What a schedule becomes on AWS, or what is wrong with it in words. */
export type ScheduleReading =
  | { readonly kind: 'expression'; readonly expression: string }
  | { readonly kind: 'problem'; readonly problem: string };

/**
 * Turns a schedule into AWS's form: `0 3 * * 1` is `cron(0 3 ? * 2 *)`. `rate(…)` and `cron(…)`
 * are AWS's own and stay.
 */
export function readSchedule(text: string): ScheduleReading {
  const schedule = text.trim();
  const every = /^@every\s+(\d+)\s*(m|h|d)$/.exec(schedule);
  if (every) return rate(Number(every[1]), unitNames[every[2] ?? ''] ?? 'minute');
  if (/^rate\b/.test(schedule)) return readRate(schedule);
  if (/^cron\b/.test(schedule)) return readAwsCron(schedule);
  return readUnixCron(macros.get(schedule) ?? schedule);
}

const unitNames: Readonly<Record<string, string>> = { m: 'minute', h: 'hour', d: 'day' };

const macros: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

function problem(text: string): ScheduleReading {
  return { kind: 'problem', problem: text };
}

function rate(count: number, unit: string): ScheduleReading {
  if (count < 1) return problem('a rate starts at 1');
  return { kind: 'expression', expression: `rate(${count} ${unit}${count === 1 ? '' : 's'})` };
}

function readRate(schedule: string): ScheduleReading {
  const found = /^rate\(\s*(\d+)\s+(minute|hour|day)s?\s*\)$/.exec(schedule);
  return found
    ? rate(Number(found[1]), found[2] ?? '')
    : problem('a rate is written `rate(5 minutes)`, in minutes, hours or days');
}

function readAwsCron(schedule: string): ScheduleReading {
  const fields = /^cron\((.*)\)$/.exec(schedule)?.[1]?.trim().split(/\s+/) ?? [];
  if (fields.length !== 6) return problem('AWS’s cron has six fields, the last is the year');
  const [, , dayOfMonth, , dayOfWeek] = fields;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    return problem('AWS’s cron wants `?` in one of the two fields for days');
  }
  return { kind: 'expression', expression: `cron(${fields.join(' ')})` };
}
