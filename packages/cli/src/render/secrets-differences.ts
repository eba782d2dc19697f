import type { Difference } from '../secrets/find-differences.ts';
import type { FileDialect } from '../secrets/read-values-file.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable } from '../terminal/table.ts';
import { section } from './section.ts';
import { placeText, type View } from './view.ts';

/** The keys that other programs would read differently, before anything is written. */
export function differencesPage(
  differences: readonly Difference[],
  view: View,
  meant: FileDialect = 'compose',
): readonly string[] {
  const { page } = view;
  const rows = differences.map(({ key, span, programs }) => ({
    cells: [
      { text: key, brush: page.paint.name },
      { text: placeText(span, view) },
      { text: programs.join(', '), brush: page.paint.faint },
    ],
  }));
  const what =
    meant === 'compose'
      ? 'Your containers get what Compose reads, and so will the tasks.'
      : `The file is read as --dialect ${meant} says, and so will the tasks get it.`;
  const why = `${what} Single quotes around a value mean the same to most programs.`;
  const lines = [
    ...layOutTable(rows, page),
    ...paragraph(why, page, { first: '  ', brush: page.paint.faint }),
  ];
  return section('Read differently by other programs', rows.length > 0 ? lines : [], page);
}
