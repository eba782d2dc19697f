import { type Application, count, listOf } from '@seaworthy/compiler';
import type { PreparedWrite } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import type { Brush } from '../terminal/paint.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable, type Row } from '../terminal/table.ts';
import { joinSections, section } from './section.ts';

/** What writing would do, by name: never a value, nor how long one is. */
export function changesPage(
  { secret, added, changed, removed, same, kept, missing }: Omit<PreparedWrite, 'kind' | 'values'>,
  application: Pick<Application, 'secrets' | 'region'>,
  page: Page,
): readonly string[] {
  const { advice, warning, error } = page.paint;
  const rows = [
    ...added.map((key) => row('+', key, 'is new', advice)),
    ...changed.map((key) => row('~', key, 'changes', warning)),
    ...removed.map((key) => row('-', key, 'goes', error)),
    ...missing.map((key) => row('!', key, 'has no value, here or there', error)),
  ];
  const users = (key: string): string => listOf(servicesOf(key, application));
  const withUsers = rows.map(({ key, cells }) => ({ cells: [...cells, { text: users(key) }] }));
  const rest = [
    ...(same.length > 0 ? [`${count(same.length, 'key')} as here already.`] : []),
    ...(kept.length > 0 ? [`Kept as they are there: ${listOf(kept)}.`] : []),
    ...(rows.length === missing.length ? ['There is nothing to write.'] : []),
  ].flatMap((text) => paragraph(text, page, { first: '  ', brush: page.paint.faint }));
  const title = `${secret.name} in ${application.region}`;
  return joinSections([section(title, [...layOutTable(withUsers, page), ...rest], page)]);
}

function row(
  sign: string,
  key: string,
  does: string,
  brush: Brush,
): Row & { readonly key: string } {
  return { key, cells: [{ text: sign, brush }, { text: key }, { text: does, brush }] };
}

function servicesOf(wanted: string, { secrets }: Pick<Application, 'secrets'>): readonly string[] {
  const uses = secrets.find(({ key }) => key === wanted)?.usedBy ?? [];
  return [...new Set(uses.map(({ service }) => service))];
}
