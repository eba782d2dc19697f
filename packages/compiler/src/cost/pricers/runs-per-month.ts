const daysPerMonth = 365 / 12;

/** How often a schedule in AWS's form starts a month: `rate(1 day)` about 30, `cron(0 3 * * ? *)` about 30. */
export function runsPerMonth(expression: string): number {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) return (daysPerMonth * perDay[rate[2] as keyof typeof perDay]) / Number(rate[1]);
  const cron = /^cron\((.+)\)$/.exec(expression)?.[1]?.split(/\s+/);
  if (!cron) return 1;
  const [minutes = '*', hours = '*', days = '*', months = '*', weekdays = '?'] = cron;
  return (
    valuesOf(minutes, 60) *
    valuesOf(hours, 24) *
    daysOf(days, weekdays) *
    (valuesOf(months, 12) / 12)
  );
}

const perDay = { minute: 1440, hour: 24, day: 1 } as const;

function daysOf(days: string, weekdays: string): number {
  if (days !== '*' && days !== '?') return valuesOf(days, 31);
  if (weekdays !== '*' && weekdays !== '?') return (valuesOf(weekdays, 7) / 7) * daysPerMonth;
  return daysPerMonth;
}

/** How many of a field's `size` values match: `*`, `5`, `1,2`, `1-5`, `0/15`, `MON-FRI`. */
function valuesOf(field: string, size: number): number {
  return field
    .split(',')
    .map((part) => partValues(part, size))
    .reduce((sum, count) => sum + count, 0);
}

function partValues(part: string, size: number): number {
  const [range = '*', step] = part.split('/');
  if (step !== undefined) return Math.ceil(size / Math.max(1, Number(step) || 1));
  if (range === '*' || range === '?') return size;
  const [from, to] = range.split('-').map(fieldNumber);
  if (from === undefined || to === undefined) return 1;
  return to >= from ? to - from + 1 : size - from + to + 1;
}

function fieldNumber(text: string): number {
  const weekday = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'].indexOf(text.toUpperCase());
  return weekday === -1 ? Number(text) || 0 : weekday + 1;
}
