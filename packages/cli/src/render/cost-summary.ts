import {
  type CostEstimate,
  type CostHint,
  type CostLine,
  count,
  listOf,
} from '@seaworthy/compiler';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable, type Row } from '../terminal/table.ts';
import { dollars, roundDollars } from './money.ts';
import { section } from './section.ts';
import { placeText, type View } from './view.ts';

const shownLines = 8;
const shownHints = 3;

/** The month's bill: its sum, its biggest lines, and what would save the most. */
export function costSummary(cost: CostEstimate, view: View): readonly string[] {
  const shown = cost.lines.length <= shownLines + 1 ? cost.lines : cost.lines.slice(0, shownLines);
  const rest = cost.lines.slice(shown.length);
  const rows = [...shown.map((line) => costRow(line, view)), ...restRow(rest)];
  return section(
    costTitle(cost),
    [...layOutTable(rows, view.page), ...footnotes(cost, cost.hints.slice(0, shownHints), view)],
    view.page,
  );
}

/** `Cost, about $197 a month ($170 when quiet, $330 when busy)`; `at least` without every price. */
export function costTitle({ monthlyUsd, lines }: CostEstimate): string {
  const { low, typical, high } = monthlyUsd;
  const sum = unpriced(lines) > 0 ? 'at least' : 'about';
  const title = `Cost, ${sum} ${roundDollars(typical)} a month`;
  if (roundDollars(low) === roundDollars(high)) return title;
  return `${title} (${roundDollars(low)} when quiet, ${roundDollars(high)} when busy)`;
}

function unpriced(lines: readonly CostLine[]): number {
  return lines.filter((line) => line.monthlyUsd === null).length;
}

/** Amount, owner, what is paid for, and the line of the Compose file that causes it. */
export function costRow(line: CostLine, view: View): Row {
  const { paint } = view.page;
  const amount = line.monthlyUsd;
  return {
    cells: [
      amount
        ? { text: dollars(amount.typical), brush: paint.money, align: 'right' }
        : { text: 'unknown', brush: paint.warning, align: 'right' },
      line.owner === undefined
        ? { text: 'shared', brush: paint.faint }
        : { text: line.owner, brush: paint.name },
      { text: line.what },
      { text: placeText(line.span, view), brush: paint.faint },
    ],
  };
}

function restRow(rest: readonly CostLine[]): readonly Row[] {
  if (rest.length === 0) return [];
  const total = rest.reduce((sum, line) => sum + (line.monthlyUsd?.typical ?? 0), 0);
  return [
    {
      cells: [
        { text: dollars(total), align: 'right' },
        { text: '' },
        { text: `${count(rest.length, 'smaller line')}, see seaworthy cost` },
      ],
    },
  ];
}

/** Where the prices are from, what is not in the sum, and what would save money. */
export function footnotes(
  cost: CostEstimate,
  hints: readonly CostHint[],
  view: View,
): readonly string[] {
  const unknown = unpriced(cost.lines);
  const texts = [
    `List prices of ${cost.region}, ${cost.pricesAsOf}, without taxes.`,
    ...(unknown > 0 ? [`${count(unknown, 'line')} without a known price, not in the sum.`] : []),
    ...(cost.existing ? [`Not in the sum is what exists already: ${listOf(cost.existing)}.`] : []),
    ...hints.map(
      (hint) => `Save ${dollars(hint.savingUsd)} (${placeText(hint.span, view)}): ${hint.message}`,
    ),
  ];
  const { faint } = view.page.paint;
  return texts.flatMap((text) => paragraph(text, view.page, { first: '  ', brush: faint }));
}
