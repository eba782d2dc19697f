import { parameterErrors } from './parameter-errors.ts';

/** One page of a list; the token is the position at which the next page begins. */
export function pageOf<Item>(
  items: readonly Item[],
  request: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
  most: number,
) {
  const start = request.NextToken === undefined ? 0 : Number(request.NextToken);
  if (!Number.isInteger(start) || start < 0) throw parameterErrors.badToken();
  const size = request.MaxResults ?? most;
  if (size > most) throw parameterErrors.tooMany('maxResults', most);
  const end = start + size;
  return {
    items: items.slice(start, end),
    next: end < items.length ? { NextToken: String(end) } : {},
  };
}
