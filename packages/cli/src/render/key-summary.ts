import type { Disposition, KeyUse } from '@seaworthy/compiler';
import { layOutTable, type Row } from '../terminal/table.ts';
import { groupBy } from './group-by.ts';
import { section } from './section.ts';
import { placeText, type View } from './view.ts';

/** The Compose keys that do not mean the same on AWS, with what becomes of them. */
export function keySummary(keys: readonly KeyUse[], view: View): readonly string[] {
  const changed = keys.filter((key) => key.disposition !== 'exact');
  const title = `Compose keys that change, ${countPaths(changed)} of ${countPaths(keys)}`;
  const rows = [
    ...explainedOneByOne.flatMap((disposition) => {
      const found = changed.filter((key) => key.disposition === disposition);
      return groupBy(found, (key) => key.reason).map((same) => keyRow(same, view));
    }),
    ...nearlyTheSame(changed),
  ];
  return section(title, layOutTable(rows, view.page), view.page);
}

/** The more surprising, the earlier; what is only approximated is no surprise. */
const explainedOneByOne: readonly Disposition[] = ['unsupported', 'local-only', 'replaced'];

function countPaths(keys: readonly KeyUse[]): number {
  return new Set(keys.map((key) => key.path)).size;
}

function keyRow(same: readonly [KeyUse, ...KeyUse[]], view: View): Row {
  const { paint } = view.page;
  const [first, ...others] = same;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return {
    cells: [
      {
        text: first.disposition,
        ...(first.disposition === 'unsupported' && { brush: paint.warning }),
      },
      { text: keyNames(same).join(', '), brush: paint.name },
      { text: placeText(first.span, view) + more, brush: paint.faint },
    ],
    below: [first.reason],
  };
}

function nearlyTheSame(keys: readonly KeyUse[]): readonly Row[] {
  const names = keyNames(keys.filter((key) => key.disposition === 'approximated'));
  if (names.length === 0) return [];
  const text = 'within the limits of ECS; seaworthy help KEY says how';
  return [{ cells: [{ text: 'approximated' }, { text }, { text: '' }], below: [names.join(', ')] }];
}

/** The keys without the services they stand in, and without keys that only lead to another. */
function keyNames(keys: readonly KeyUse[]): readonly string[] {
  const names = [...new Set(keys.map((key) => key.path.replace(/^services\.\*\./, '')))];
  return names.filter((name) => !names.some((other) => other.startsWith(`${name}.`)));
}
