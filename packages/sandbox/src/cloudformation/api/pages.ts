import { validationError } from '../template/template-error.ts';

/** One page of a list, and the token for the next. */
export function pageOf<Item>(
  items: readonly Item[],
  token: string | undefined,
  size = 100,
): { readonly items: Item[]; readonly NextToken?: string } {
  const start = token === undefined ? 0 : Number(token);
  if (!Number.isInteger(start) || start < 0) throw validationError('Invalid NextToken');
  const end = start + size;
  return {
    items: items.slice(start, end),
    ...(end < items.length && { NextToken: String(end) }),
  };
}
