import type { RehearsalReport } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import { layOutTable } from '../terminal/table.ts';

type FaultLine = Pick<NonNullable<RehearsalReport['fault']>, 'name' | 'does' | 'expects'>;

/** What each fault does, and what should come of it. */
export function faultList(faults: readonly FaultLine[], page: Page): readonly string[] {
  const rows = faults.map(({ name, does, expects }) => ({
    cells: [{ text: name, brush: page.paint.name }, { text: does }],
    below: [expects],
  }));
  return layOutTable(rows, page);
}
