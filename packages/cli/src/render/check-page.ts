import type { Plan } from '@seaworthy/compiler';
import { allFindings, countFindings, sortFindings } from './findings.ts';
import { joinSections } from './section.ts';
import type { View } from './view.ts';

/** Every finding in full, then how many there are. */
export function checkPage({ diagnostics, project }: Plan, view: View): readonly string[] {
  const sorted = sortFindings(diagnostics, project?.files ?? []);
  const count = countFindings(sorted) || 'No problems found.';
  return joinSections([allFindings(sorted, view), [view.page.paint.title(count)]]);
}
