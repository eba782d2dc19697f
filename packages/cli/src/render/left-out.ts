import { listOf, type Plan } from '@seaworthy/compiler';
import { layOutTable, type Row } from '../terminal/table.ts';
import { section } from './section.ts';
import { placeText, type View } from './view.ts';

/** Services of the files that are not in the plan, and why. */
export function leftOutList(plan: Plan, view: View): readonly string[] {
  const rows: readonly Row[] = [
    ...(plan.application?.leftOut ?? []).map((service) => ({
      ...service,
      reason: service.reason,
    })),
    ...(plan.project?.inactive ?? []).map((service) => ({
      ...service,
      reason: `only with the profile ${listOf(service.profiles)}`,
    })),
  ].map(({ name, reason, span }) => ({
    cells: [
      { text: name, brush: view.page.paint.name },
      { text: reason },
      { text: placeText(span, view), brush: view.page.paint.faint },
    ],
  }));
  return section('Left out', layOutTable(rows, view.page), view.page);
}
