import type { ScheduleReading } from './schedule-expression.ts';

/** Turns the five fields of Unix's cron into AWS's six. */
export function readUnixCron(schedule: string): ScheduleReading {
  const texts = schedule.split(/\s+/);
  const [minute = '', hour = '', day = '', month = '', weekDay = ''] = texts;
  if (texts.length !== 5)
    return asProblem('cron has five fields: minute, hour, day, month, day of the week');
  const fields = [
    [minute, minuteField],
    [hour, hourField],
    [day, dayField],
    [month, monthField],
    [weekDay, weekDayField],
  ] as const;
  for (const [text, field] of fields) {
    if (!valuesOf(text, field)) return asProblem(`\`${text}\` is no ${field.what}`);
  }
  if (!isEvery(day) && !isEvery(weekDay)) {
    return asProblem('it names days of the month and of the week, and AWS takes one of the two');
  }
  const days = isEvery(weekDay) ? [awsField(day, dayField), '?'] : ['?', awsWeekDays(weekDay)];
  const [dayOfMonth, dayOfWeek] = days;
  const expression = `cron(${awsField(minute, minuteField)} ${awsField(hour, hourField)} ${dayOfMonth} ${awsField(month, monthField)} ${dayOfWeek} *)`;
  return { kind: 'expression', expression };
}

interface Field {
  readonly what: string;
  readonly least: number;
  readonly most: number;
  /** Names for the numbers from `least` on. */
  readonly names: readonly string[];
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekDays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const minuteField: Field = { what: 'minute', least: 0, most: 59, names: [] };
const hourField: Field = { what: 'hour', least: 0, most: 23, names: [] };
const dayField: Field = { what: 'day of the month', least: 1, most: 31, names: [] };
const monthField: Field = { what: 'month', least: 1, most: 12, names: months };
const weekDayField: Field = { what: 'day of the week', least: 0, most: 7, names: weekDays };

function isEvery(text: string): boolean {
  return text === '*' || text === '?' || text === '*/1';
}

/** A pattern in AWS's words: steps start at a number there. */
function awsField(text: string, field: Field): string {
  if (isEvery(text)) return '*';
  const { least } = field;
  return text
    .toUpperCase()
    .split(',')
    .map((item) =>
      /-.*\//.test(item) ? spelledOut(item, field) : item.replace(/^\*\//, `${least}/`),
    )
    .join(',');
}

/** AWS has no steps in a range. */
function spelledOut(item: string, field: Field): string {
  return (itemValues(item, field) ?? []).join(',');
}

/** Unix counts from Sunday, 0; AWS from Sunday, 1. Ranges are spelled out, for they may wrap. */
function awsWeekDays(text: string): string {
  const days = valuesOf(text, weekDayField) ?? [];
  return [...new Set(days.map((day) => (day % 7) + 1))].sort((a, b) => a - b).join(',');
}

/** The numbers that a field stands for; undefined when it is not well formed. */
function valuesOf(text: string, field: Field): readonly number[] | undefined {
  const values: number[] = [];
  for (const item of text.split(',')) {
    const found = itemValues(item, field);
    if (!found) return undefined;
    values.push(...found);
  }
  return values;
}

function itemValues(item: string, field: Field): readonly number[] | undefined {
  const [range = '', stepText, ...others] = item.split('/');
  const step = stepText === undefined ? 1 : Number(stepText);
  if (others.length > 0 || !Number.isInteger(step) || step < 1) return undefined;
  const bounds = boundsOf(range, field, stepText !== undefined);
  if (!bounds) return undefined;
  const values: number[] = [];
  for (let value = bounds[0]; value <= bounds[1]; value += step) values.push(value);
  return values;
}

function boundsOf(
  range: string,
  field: Field,
  hasStep: boolean,
): readonly [number, number] | undefined {
  const highest = field === weekDayField ? 6 : field.most;
  if (range === '*' || range === '?') return [field.least, highest];
  const [from = '', to, ...others] = range.split('-');
  const start = numberOf(from, field);
  const end = to === undefined ? (hasStep ? highest : start) : numberOf(to, field);
  if (start === undefined || end === undefined || others.length > 0 || start > end)
    return undefined;
  return [start, end];
}

function numberOf(text: string, { least, most, names }: Field): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  if (named !== -1) return named + least;
  const number = Number(text);
  return /^\d+$/.test(text) && number >= least && number <= most ? number : undefined;
}

function asProblem(problem: string): ScheduleReading {
  return { kind: 'problem', problem };
}
