import { AwsError } from '../../aws/aws-error.ts';

/** One page of a list; the token is the position of the next page's first item. */
export function pageOf<Item>(
  items: readonly Item[],
  {
    nextToken,
    maxResults,
  }: { readonly nextToken?: string | undefined; readonly maxResults?: number | undefined },
): { readonly items: Item[]; readonly nextToken?: string } {
  const start = nextToken === undefined ? 0 : Number(nextToken);
  if (!Number.isInteger(start)) throw new AwsError('InvalidParameterException', 'Invalid token');
  const end = start + (maxResults ?? 100);
  return {
    items: items.slice(start, end),
    ...(end < items.length && { nextToken: String(end) }),
  };
}
