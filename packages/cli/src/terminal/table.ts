import { displayWidth, printable, wrapText } from '@seaworthy/compiler';
import { padText } from './pad-text.ts';
import type { Page } from './page.ts';
import type { Brush } from './paint.ts';
import { paragraph } from './paragraph.ts';

export interface Cell {
  readonly text: string;
  readonly brush?: Brush;
  readonly align?: 'right';
}

/** One row; `below` are faint lines under it, from the second column on. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly below?: readonly string[];
}

const indent = '  ';
const gap = '  ';

/**
 * Rows in aligned columns, cells wrapped so that they fit the page; on a page too narrow for
 * columns, each row's cells one under the other.
 */
export function layOutTable(rows: readonly Row[], page: Page): readonly string[] {
  const widths = columnWidths(rows, page.width - indent.length);
  return rows.flatMap((row) => {
    if (!widths) return stackedRow(row, page);
    const first = indent + ' '.repeat((widths[0] ?? 0) + gap.length);
    return [...alignedRow(row, widths), ...below(row, first, page)];
  });
}

/** The width of each column, or undefined when no widths fit without cutting words. */
function columnWidths(rows: readonly Row[], available: number): readonly number[] | undefined {
  const natural: number[] = [];
  const least: number[] = [];
  for (const { cells } of rows) {
    cells.forEach((cell, column) => {
      const text = printable(cell.text);
      natural[column] = Math.max(natural[column] ?? 0, displayWidth(text));
      least[column] = Math.max(least[column] ?? 0, ...text.split(' ').map(displayWidth));
    });
  }
  return shrink(natural, least, available - gap.length * (natural.length - 1));
}

/** Takes columns from the widest that can give, until the sum fits. */
function shrink(
  natural: readonly number[],
  least: readonly number[],
  available: number,
): readonly number[] | undefined {
  const widths = [...natural];
  for (let excess = sum(widths) - available; excess > 0; excess -= 1) {
    let widest = -1;
    widths.forEach((width, column) => {
      const gives = width > (least[column] ?? 0);
      if (gives && (widest === -1 || width >= (widths[widest] ?? 0))) widest = column;
    });
    if (widest === -1) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function alignedRow(row: Row, widths: readonly number[]): readonly string[] {
  const columns = row.cells.map((cell, column) => wrapText(cell.text, widths[column] ?? 0));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const texts = row.cells.map((cell, column) => {
      return padText(columns[column]?.[line] ?? '', widths[column] ?? 0, cell);
    });
    return (indent + texts.join(gap)).trimEnd();
  });
}

function stackedRow(row: Row, page: Page): readonly string[] {
  const [first, ...others] = row.cells;
  const rest = others.map((cell) => cell.text.trim()).filter((text) => text !== '');
  return [
    ...paragraph(first?.text.trim() ?? '', page, {
      first: indent,
      ...(first?.brush && { brush: first.brush }),
    }),
    ...(rest.length > 0 ? paragraph(rest.join(', '), page, { first: indent + gap }) : []),
    ...below(row, indent + gap, page),
  ];
}

function below(row: Row, first: string, page: Page): readonly string[] {
  return (row.below ?? []).flatMap((text) =>
    paragraph(text, page, { first, brush: page.paint.faint }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
