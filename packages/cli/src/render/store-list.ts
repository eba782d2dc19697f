import { type Application, describeStore } from '@seaworthy/compiler';
import { layOutTable } from '../terminal/table.ts';
import { section } from './section.ts';
import { placeText, type View } from './view.ts';

/** The managed stores, and the image that each takes the place of. */
export function storeList(application: Application, view: View): readonly string[] {
  const { paint } = view.page;
  const rows = application.stores.map((store) => {
    const { name, details } = describeStore(store);
    return {
      cells: [
        { text: store.name, brush: paint.name },
        { text: [name, ...details].join(', ') },
        { text: placeText(store.span, view), brush: paint.faint },
      ],
      below: [`in place of a container of ${store.image}`],
    };
  });
  return section('Stores', layOutTable(rows, view.page), view.page);
}
