import type { CostEstimate, CostLine } from '@seaworthy/compiler';
import { layOutTable, type Row } from '../terminal/table.ts';
import { costRow, costTitle, footnotes } from './cost-summary.ts';
import { dollars } from './money.ts';
import { section } from './section.ts';
import type { View } from './view.ts';

/** The whole bill: every line with how it was computed, and every saving. */
export function costPage(cost: CostEstimate, view: View): readonly string[] {
  const rows = cost.lines.map((line) => ({ ...costRow(line, view), below: [howComputed(line)] }));
  const lines = [
    ...layOutTable(rows satisfies readonly Row[], view.page),
    ...footnotes(cost, cost.hints, view),
  ];
  return section(costTitle(cost), lines, view.page);
}

function howComputed({ basis, monthlyUsd }: CostLine): string {
  if (!monthlyUsd || monthlyUsd.low === monthlyUsd.high) return basis;
  const { low, high } = monthlyUsd;
  return `${basis}; from ${dollars(low)} to ${dollars(high)} by use`;
}
