import { NotModelled } from '../../aws/aws-error.ts';

/** Six fields of AWS's cron, each as the numbers that fit it. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: readonly number[];
  readonly years: readonly number[];
  /** Whether a day fits; `weekday` counts from 1, Sunday. */
  readonly fitsDay: (day: number, lastDay: number, weekday: number) => boolean;
}

const monthNames = [
  'JAN',
  'FEB',
  'MAR',
  'APR',
  'MAY',
  'JUN',
  'JUL',
  'AUG',
  'SEP',
  'OCT',
  'NOV',
  'DEC',
];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Reads `minutes hours day-of-month month day-of-week year`; undefined when it is none. */
export function readCron(fields: string): Cron | undefined {
  const [minutes, hours, days, months, weekdays, years, ...rest] = fields.trim().split(/\s+/);
  if (!minutes || !hours || !days || !months || !weekdays || !years || rest.length > 0) {
    return undefined;
  }
  if ((days === '?') === (weekdays === '?')) return undefined;
  for (const field of [days, weekdays]) {
    if (/[W#]/.test(field.replace('WED', '')))
      throw new NotModelled(`${field} in a cron expression`);
  }
  const onDays = days === '?' ? [] : numbers(days.replace(/\bL\b/, '32'), 1, 32, []);
  const onWeekdays = weekdays === '?' ? [] : numbers(weekdays.replace(/^L$/, '7'), 1, 7, dayNames);
  return {
    minutes: numbers(minutes, 0, 59, []),
    hours: numbers(hours, 0, 23, []),
    months: numbers(months, 1, 12, monthNames),
    years: numbers(years, 1970, 2199, []),
    fitsDay: (day, lastDay, weekday) =>
      onDays.includes(day) ||
      (days !== '*' && day === lastDay && onDays.includes(32)) ||
      onWeekdays.includes(weekday),
  };
}

/** The numbers of `*`, `5`, `1-5`, `3/10`, `MON-FRI` or a list of these; `/10` counts on by tens. */
function numbers(
  field: string,
  from: number,
  to: number,
  names: readonly string[],
): readonly number[] {
  return field
    .split(',')
    .flatMap((part) => range(part, from, to, names))
    .sort((a, b) => a - b);
}

function range(
  part: string,
  from: number,
  to: number,
  names: readonly string[],
): readonly number[] {
  const [span = '', step] = part.split('/');
  const [first = '', last] = span.split('-');
  const start = first === '*' ? from : numberOf(first, names);
  const openEnd = first === '*' || step !== undefined;
  const end = last === undefined ? (openEnd ? to : start) : numberOf(last, names);
  const by = Number(step ?? 1);
  const found: number[] = [];
  for (let value = start; value <= end; value += by) found.push(value);
  return found;
}

function numberOf(text: string, names: readonly string[]): number {
  const index = names.indexOf(text.toUpperCase());
  return index < 0 ? Number(text) : index + 1;
}
