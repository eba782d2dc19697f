import { count, type Plan } from '@seaworthy/compiler';
import type { Written } from '../output-folder/write-deployment.ts';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { section } from './section.ts';

/** What was written, and what to do now. */
export function nextStep(plan: Plan, written: Written | undefined, page: Page): readonly string[] {
  const lines = stepTexts(plan, written).flatMap((text) => paragraph(text, page, { first: '  ' }));
  return section('Next', lines, page);
}

function stepTexts({ diagnostics }: Plan, written: Written | undefined): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const all = errors === 1 ? 'error' : `${errors} errors`;
  const mend = errors > 0 ? [`Mend the ${all} above and plan again.`] : [];
  if (!written) {
    return errors > 0
      ? mend
      : [
          'seaworthy rehearse tries it on this machine; seaworthy deploy brings it to AWS.',
          '--out cloudformation writes the templates, and the commands that deploy them without it.',
        ];
  }
  return written.kind === 'written'
    ? [
        `Wrote ${count(written.templates, 'template')} to ${written.folder}.`,
        `${written.folder}/README.md has the commands that deploy them, in order.`,
      ]
    : [`Nothing was written to ${written.folder}: ${written.reason}.`, ...mend];
}
