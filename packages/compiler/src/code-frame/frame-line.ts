import { characterWidth } from '../text/display-width.ts';
import { printable } from '../text/printable.ts';
import type { Stretch } from '../variables/find-credentials.ts';
import { mask } from './mask.ts';

/** A line as it is shown, and the columns of its mark. */
export interface FrameLine {
  readonly text: string;
  readonly mark?: { readonly start: number; readonly end: number };
}

/** Columns that a line may take when nothing else is said. */
const comfortable = 100;
const tabStop = 4;
const byteOrderMark = '\ufeff';

/** Lays a line out for a terminal: hides, widens tabs, counts wide characters, cuts what is long. */
export function layOutLine(
  line: string,
  hidden: readonly Stretch[],
  marked: Stretch | undefined,
  room = comfortable,
): FrameLine {
  const cells = cellsOf(line, hidden);
  const mark = marked && columnsOf(cells, marked);
  const width = cells.at(-1)?.end ?? 0;
  if (width <= room) return { text: textOf(cells), ...(mark && { mark }) };
  return cut(cells, mark, width, room);
}

/** What is shown for some characters of the line; columns count from 0. */
interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The characters of the line that it stands for. */
  readonly from: number;
  readonly to: number;
}

function cellsOf(line: string, hidden: readonly Stretch[]): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  const add = (text: string, width: number, from: number, to: number): void => {
    cells.push({ text, start: column, end: column + width, from, to });
    column += width;
  };
  for (let at = 0; at < line.length; ) {
    const secret = hidden.find(({ start, end }) => start <= at && at < end);
    if (secret) {
      add(mask, mask.length, at, secret.end);
      at = secret.end;
      continue;
    }
    const character = String.fromCodePoint(line.codePointAt(at) ?? 0);
    const next = at + character.length;
    if (character === '\t') {
      const width = tabStop - (column % tabStop);
      add(' '.repeat(width), width, at, next);
    } else if (character === byteOrderMark) {
      add('', 0, at, next);
    } else {
      const shown = printable(character);
      add(shown, characterWidth(shown), at, next);
    }
    at = next;
  }
  return cells;
}

/** At least one column, so that an empty place can be seen; after the end of the line, too. */
function columnsOf(
  cells: readonly Cell[],
  { start, end }: Stretch,
): { start: number; end: number } {
  const touched = cells.filter((cell) => cell.from < Math.max(end, start + 1) && cell.to > start);
  const first = touched[0]?.start ?? cells.at(-1)?.end ?? 0;
  return { start: first, end: Math.max(touched.at(-1)?.end ?? 0, first + 1) };
}

function cut(
  cells: readonly Cell[],
  mark: { start: number; end: number } | undefined,
  width: number,
  room: number,
): FrameLine {
  // An ellipsis stands on each side that is cut, and a third of the line is kept before the mark.
  const widest = Math.max(1, room - 2);
  const wanted = mark ? Math.max(0, mark.start - Math.floor(widest / 3)) : 0;
  const from = Math.min(wanted, Math.max(0, width - widest));
  const kept = cells.filter((cell) => cell.start >= from && cell.end <= from + widest);
  const first = kept[0]?.start ?? 0;
  const last = kept.at(-1)?.end ?? 0;
  const head = first > 0 ? '…' : '';
  const text = head + textOf(kept) + (last < width ? '…' : '');
  if (!mark) return { text };
  const shift = head.length - first;
  const end = Math.min(mark.end, last) + shift;
  const start = mark.start + shift;
  return { text, mark: { start, end: Math.max(end, start + 1) } };
}

function textOf(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join('');
}
