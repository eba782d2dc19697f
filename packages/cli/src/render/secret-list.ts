import { type Application, listOf } from '@seaworthy/compiler';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable } from '../terminal/table.ts';
import { section } from './section.ts';
import type { View } from './view.ts';

/** The secrets by name, who gets them, and which have no value yet. Values are never known here. */
export function secretList(application: Application, view: View): readonly string[] {
  const { page } = view;
  const rows = application.secrets.map((secret) => ({
    cells: [
      { text: secret.key, brush: page.paint.name },
      { text: listOf([...new Set(secret.usedBy.map(({ service }) => service))]) },
      { text: secret.present ? '' : 'no value here yet', brush: page.paint.warning },
    ],
  }));
  const title = rows.length > 0 ? `Secrets, in ${application.secretName}` : 'Secrets';
  return section(title, [...layOutTable(rows, page), ...ownPasswords(application, view)], page);
}

function ownPasswords(application: Application, view: View): readonly string[] {
  const stores = application.stores.filter((store) => 'passwordNames' in store);
  if (stores.length === 0) return [];
  const names = listOf(stores.map((store) => store.name));
  const passwords = stores.length === 1 ? 'password' : 'passwords';
  const text = `AWS makes and keeps the ${passwords} of ${names}.`;
  return paragraph(text, view.page, { first: '  ', brush: view.page.paint.faint });
}
