import type { Disposition, KeyUse } from '@seaworthy/compiler';
import { layOutTable, type Row } from '../terminal/table.ts';
import { groupBy } from './group-by.ts';
import { section } from './section.ts';
import { placeText, type View } from './view.ts';

/** The Compose keys that do not mean the same on AWS, each once, with what becomes of it. */
export function keySummary(keys: readonly KeyUse[], view: View): readonly string[] {
  const uses = usesByMeaning(keys.filter((key) => key.disposition !== 'exact'));
  const title = `Compose keys that change, ${uses.length} of ${usesByMeaning(keys).length}`;
  const rows = shownFirst.flatMap((disposition) =>
    uses.filter(([key]) => key.disposition === disposition).map((same) => keyRow(same, view)),
  );
  return section(title, layOutTable(rows, view.page), view.page);
}

/** The more surprising, the earlier. */
const shownFirst: readonly Disposition[] = [
  'unsupported',
  'local-only',
  'replaced',
  'approximated',
];

function usesByMeaning(keys: readonly KeyUse[]) {
  return groupBy(keys, (key) => `${key.disposition} ${key.path} ${key.reason}`);
}

function keyRow([first, ...others]: readonly [KeyUse, ...KeyUse[]], view: View): Row {
  const { paint } = view.page;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return {
    cells: [
      {
        text: first.disposition,
        ...(first.disposition === 'unsupported' && { brush: paint.warning }),
      },
      { text: first.path.replace(/^services\.\*\./, ''), brush: paint.name },
      { text: first.reason },
      { text: placeText(first.span, view) + more, brush: paint.faint },
    ],
  };
}
