import { repositoryErrors } from './repository-errors.ts';

/** One page of a list; the token is the position at which the next page begins. */
export function pageOf<Item>(
  items: readonly Item[],
  request: { readonly maxResults?: number | undefined; readonly nextToken?: string | undefined },
) {
  const start = request.nextToken === undefined ? 0 : Number(request.nextToken);
  if (!Number.isInteger(start) || start < 0) throw repositoryErrors.badToken();
  const end = start + (request.maxResults ?? 100);
  return {
    items: items.slice(start, end),
    next: end < items.length ? { nextToken: String(end) } : {},
  };
}
