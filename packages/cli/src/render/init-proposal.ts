import { printable } from '@seaworthy/compiler';
import type { Proposal } from '../init/proposal.ts';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';

/** A file that would be written: why, and the lines that come in. Nothing is ever taken out. */
export function proposalLines(
  { path, before, after, why }: Proposal,
  page: Page,
): readonly string[] {
  const known = new Set(before?.split('\n'));
  const added = after.split('\n').filter((line) => line !== '' && !known.has(line));
  const sign = before === undefined ? 'new' : 'changes';
  return [
    `${page.paint.name(path)}  ${page.paint.faint(sign)}`,
    ...paragraph(why, page, { first: '  ' }),
    ...(before === undefined
      ? []
      : added.map((line) => `  ${page.paint.advice('+')} ${printable(line)}`)),
  ];
}
