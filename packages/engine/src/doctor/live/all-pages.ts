/** A page of a list, and how the next one is asked for. */
export interface ListPage<Item> {
  readonly items: readonly Item[] | undefined;
  readonly next: string | undefined;
}

/** Everything in a list of AWS's, which comes in pages; a list without an end is cut after 50. */
export async function allPages<Item>(
  ask: (from: string | undefined) => Promise<ListPage<Item>>,
): Promise<Item[]> {
  const found: Item[] = [];
  let from: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items = [], next } = await ask(from);
    found.push(...items);
    if (!next) break;
    from = next;
  }
  return found;
}

const mostPages = 50;
