import { type Application, listOf } from '@seaworthy/compiler';
import type { ListedSecret } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable, type Row } from '../terminal/table.ts';
import { joinSections, section } from './section.ts';

/** Keys with who gets them, and versions with who has which. */
export function listPage(
  secret: ListedSecret,
  application: Pick<Application, 'region' | 'stores'>,
  page: Page,
): readonly string[] {
  return joinSections([
    section(
      `${secret.name} in ${application.region}`,
      layOutTable([...keyRows(secret, page), ...managedRows(application, page)], page),
      page,
    ),
    section('Versions', versionRows(secret, page), page),
  ]);
}

function keyRows({ keys }: ListedSecret, page: Page): readonly Row[] {
  const { name, warning, faint } = page.paint;
  return keys.map(({ key, services, inStore }) => ({
    cells: [
      { text: key, brush: name },
      services.length > 0
        ? { text: listOf(services) }
        : { text: 'no service asks for it', brush: faint },
      { text: inStore ? '' : 'no value yet', brush: warning },
    ],
  }));
}

/** Passwords of stores are told apart: nobody pushes them. */
function managedRows({ stores }: Pick<Application, 'stores'>, page: Page): readonly Row[] {
  return stores
    .filter((store) => 'passwordNames' in store)
    .map(({ name }) => ({
      cells: [
        { text: `password of ${name}`, brush: page.paint.name },
        { text: 'made and kept by AWS, in a secret of its own', brush: page.paint.faint },
      ],
    }));
}

function versionRows({ versions }: ListedSecret, page: Page): readonly string[] {
  if (versions.length === 0) return paragraph('There is no value yet.', page, { first: '  ' });
  const rows = versions.map(({ id, createdAt, isCurrent, isPrevious, usedBy }) => ({
    cells: [
      { text: id.slice(0, 8), brush: page.paint.name },
      { text: createdAt ? createdAt.toISOString().slice(0, 16).replace('T', ' ') : '' },
      { text: isCurrent ? 'current' : isPrevious ? 'before it' : '' },
      { text: usedBy.length > 0 ? `read by ${listOf(usedBy)}` : '', brush: page.paint.faint },
    ],
  }));
  return layOutTable(rows, page);
}
