import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';
import { readSchedule } from './schedule-expression.ts';

function awsForm(schedule: string) {
  const reading = readSchedule(schedule);
  return reading.kind === 'expression' ? reading.expression : reading.problem;
}

describe('a schedule in AWS form', () => {
  test.each([
    ['0 3 * * *', 'cron(0 3 * * ? *)'],
    ['*/15 * * * *', 'cron(0/15 * * * ? *)'],
    ['0 */6 1 * *', 'cron(0 0/6 1 * ? *)'],
    ['0 9 * * 1-5', 'cron(0 9 ? * 2,3,4,5,6 *)'],
    ['0 9 * * 0', 'cron(0 9 ? * 1 *)'],
    ['0 9 * * 7', 'cron(0 9 ? * 1 *)'],
    ['0 9 * * 5-7', 'cron(0 9 ? * 1,6,7 *)'],
    ['0 9 * * MON,wed', 'cron(0 9 ? * 2,4 *)'],
    ['0 9 * * */2', 'cron(0 9 ? * 1,3,5,7 *)'],
    ['0 0 1 jan-mar *', 'cron(0 0 1 JAN-MAR ? *)'],
    ['10-50/20 * * * *', 'cron(10,30,50 * * * ? *)'],
    ['@daily', 'cron(0 0 * * ? *)'],
    ['@every 10m', 'rate(10 minutes)'],
    ['@every 1h', 'rate(1 hour)'],
    ['rate(1 days)', 'rate(1 day)'],
    ['rate(5 minutes)', 'rate(5 minutes)'],
    ['cron(0 3 * * ? *)', 'cron(0 3 * * ? *)'],
  ])('%s: %s', (schedule, expected) => {
    expect(awsForm(schedule)).toBe(expected);
  });

  test.each([
    ['0 3 * *', /five fields/],
    ['60 3 * * *', /`60` is no minute/],
    ['0 3 * * 8', /`8` is no day of the week/],
    ['0 3 5-2 * *', /`5-2` is no day of the month/],
    ['0 3 1 * 1', /takes one of the two/],
    ['*/0 * * * *', /is no minute/],
    ['rate(0 days)', /starts at 1/],
    ['cron(0 3 * * *)', /six fields/],
    ['cron(0 3 * * * *)', /`\?` in one/],
    ['whenever', /five fields/],
  ])('%s cannot be read: %s', (schedule, problem) => {
    expect(awsForm(schedule)).toMatch(problem);
  });
});

describe('a scheduled job', () => {
  test('runs in the time zone of TZ, as cron in the container would', () => {
    const { service } = understand(`
services:
  report: { image: a, environment: { TZ: Asia/Seoul }, x-seaworthy: { schedule: "0 3 * * *" } }
`);
    expect(service('report')).toMatchObject({
      kind: 'schedule',
      expression: 'cron(0 3 * * ? *)',
      timezone: 'Asia/Seoul',
    });
  });

  test('a label of Ofelia is advised against', () => {
    const { codes } = understand(`
services:
  api: { image: a, labels: { ofelia.job-exec.report.schedule: "@daily" } }
`);
    expect(codes).toEqual(['schedule-label']);
  });
});
