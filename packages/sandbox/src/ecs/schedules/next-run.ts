import { AwsError } from '../../aws/aws-error.ts';
import { type Cron, readCron } from './cron.ts';

const unit: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/**
 * When a schedule runs next after `after`, in milliseconds since 1970; undefined when it never does
 * again. `rate(…)` counts from `created`. Throws ValidationException for what is no expression.
 */
export function nextRun(
  expression: string,
  timezone: string,
  after: number,
  created: number,
): number | undefined {
  const [, kind, content = ''] = /^(cron|rate|at)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'rate') return nextOfRate(expression, content, after, created);
  if (kind === 'at') {
    const at = instantOf(readLocal(expression, content), timezone);
    return at !== undefined && at > after ? at : undefined;
  }
  const cron = kind === 'cron' ? readCron(content) : undefined;
  if (cron === undefined) throw invalid(expression);
  return nextOfCron(cron, timezone, after);
}

function nextOfRate(expression: string, content: string, after: number, created: number): number {
  const [, count, name = ''] = /^(\d+) (minute|hour|day)s?$/.exec(content) ?? [];
  const period = Number(count) * (unit[name] ?? 0);
  if (!(period > 0)) throw invalid(expression);
  return created + (Math.floor((after - created) / period) + 1) * period;
}

interface Local {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

function readLocal(expression: string, content: string): Local {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):\d\d$/.exec(content);
  if (parts === null) throw invalid(expression);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1).map(Number);
  return { year, month, day, hour, minute };
}

/** Day by day, so that years without a run cost little. */
function nextOfCron(cron: Cron, timezone: string, after: number): number | undefined {
  const first = localOf(after, timezone);
  const start = Date.UTC(first.year, first.month - 1, first.day);
  const lastYear = cron.years.at(-1) ?? first.year;
  for (let day = 0; day < 366 * 5; day += 1) {
    const date = new Date(start + day * 86_400_000);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
    if (year > lastYear) return undefined;
    if (!cron.years.includes(year) || !cron.months.includes(month)) continue;
    const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (!cron.fitsDay(date.getUTCDate(), lastDay, date.getUTCDay() + 1)) continue;
    const run = firstOfDay(cron, { year, month, day: date.getUTCDate() }, timezone, after);
    if (run !== undefined) return run;
  }
  return undefined;
}

function firstOfDay(
  cron: Cron,
  date: Pick<Local, 'year' | 'month' | 'day'>,
  timezone: string,
  after: number,
): number | undefined {
  for (const hour of cron.hours) {
    for (const minute of cron.minutes) {
      const at = instantOf({ ...date, hour, minute }, timezone);
      if (at !== undefined && at > after) return at;
    }
  }
  return undefined;
}

/** The instant of a local time; none for one that the change to summer time leaves out. */
function instantOf(local: Local, timezone: string): number | undefined {
  const asUtc = asIfUtc(local);
  for (const guess of [
    asUtc - offsetAt(asUtc, timezone),
    asUtc - offsetAt(asUtc - 86_400_000, timezone),
  ]) {
    if (asIfUtc(localOf(guess, timezone)) === asUtc) return guess;
  }
  return undefined;
}

function offsetAt(instant: number, timezone: string): number {
  return asIfUtc(localOf(instant, timezone)) - Math.floor(instant / 60_000) * 60_000;
}

function asIfUtc({ year, month, day, hour, minute }: Local): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

function localOf(instant: number, timezone: string): Local {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = new Map(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

function invalid(expression: string): AwsError {
  return new AwsError('ValidationException', `Invalid Schedule Expression ${expression}.`);
}
