import { readErrors } from './logged-error.ts';

/**
 * What a program wrote since it last said that something works: what went wrong before, it got
 * over. Everything, if it never said so.
 */
export function sinceItWorked(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => works.test(line) && !isNo.test(line));
  return lines.slice(last + 1);
}

/** As `sinceItWorked`; everything too, if it wrote of no error since then and died all the same. */
export function beforeItDied(lines: readonly string[]): readonly string[] {
  const since = sinceItWorked(lines);
  return readErrors(since).length > 0 ? since : lines;
}

/** Whether a line tells of something that the program then went on without, or of no trouble. */
export function isGotOver(line: string): boolean {
  return goesOn.test(line) || quietLevels.some((level) => level.test(line));
}

const works = /\b(ready|(re)?connected|recovered|established|listening|started|succeeded)\b/i;
const isNo =
  /\b(not?|never|cannot|can['’]t|could(n['’]t| not)|fail\w*|error|unable|until|waiting)\b/i;
const goesOn =
  /\b(falling back|skipping|skipped|ignoring|ignored|continuing|going on|us(es|ing) (the )?(default|environment|process|system)|tak(es|ing) the environment)\b/i;
const quietLevels = [
  /^[^a-z]{0,40}\b(WARN(ING)?|INFO|DEBUG|NOTICE|TRACE)\b/,
  /\blevel=(warn|info|debug|trace)|\[(warn|info|debug|notice)\]/i,
  /"(level|severity|levelname)":\s*("(warn|info|debug|notice|trace)|[1-4]0\b)/i,
];
