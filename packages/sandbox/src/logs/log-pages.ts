import { invalidParameter } from './log-errors.ts';

/** One page of a list; the token is the position at which the next page begins. */
export function pageOf<Item>(
  items: readonly Item[],
  { limit, nextToken }: { readonly limit: number; readonly nextToken: string | undefined },
) {
  const start = nextToken === undefined ? 0 : Number(nextToken);
  if (!Number.isInteger(start) || start < 0) {
    throw invalidParameter('The specified nextToken is invalid.');
  }
  const end = start + limit;
  return {
    items: items.slice(start, end),
    next: end < items.length ? { nextToken: String(end) } : {},
  };
}
