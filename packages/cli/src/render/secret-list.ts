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
  const isThere = (store: (typeof stores)[number]) => 'existing' in store;
  const made = stores.filter((store) => !isThere(store)).map(({ name }) => name);
  const taken = stores.filter(isThere).map(({ name }) => name);
  const texts = [
    ...(made.length > 0 ? [`AWS makes and keeps the ${passwordsOf(made)}.`] : []),
    ...(taken.length > 0 ? [`Already there: the ${passwordsOf(taken)}.`] : []),
  ];
  return texts.flatMap((text) =>
    paragraph(text, view.page, { first: '  ', brush: view.page.paint.faint }),
  );
}

function passwordsOf(stores: readonly string[]): string {
  return `${stores.length === 1 ? 'password' : 'passwords'} of ${listOf(stores)}`;
}
