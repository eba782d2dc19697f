import type { Filter } from '@aws-sdk/client-secrets-manager';
import { AwsError, NotModelled } from '../aws/aws-error.ts';
import type { SecretRecord } from './secret-record.ts';

/** Whether a secret satisfies every filter of ListSecrets: prefixes, `!` for the opposite. */
export function matchesFilters(record: SecretRecord, filters: readonly Filter[]): boolean {
  return filters.every(({ Key: key = 'all', Values: values = [] }) => {
    const texts = textsOf(record, key);
    const isThere = (value: string) =>
      texts.some((text) => text.toLowerCase().startsWith(value.toLowerCase()));
    return values.some((value) =>
      value.startsWith('!') ? !isThere(value.slice(1)) : isThere(value),
    );
  });
}

function textsOf(record: SecretRecord, key: string): readonly string[] {
  const tagKeys = Object.keys(record.tags);
  const tagValues = Object.values(record.tags);
  const description = record.description ?? '';
  switch (key) {
    case 'name':
      return [record.name];
    case 'description':
      return description.split(/\s+/);
    case 'tag-key':
      return tagKeys;
    case 'tag-value':
      return tagValues;
    case 'all':
      return [record.name, ...description.split(/\s+/), ...tagKeys, ...tagValues];
    default:
      throw new NotModelled(`the filter ${key} of ListSecrets`);
  }
}

/** One page of a list; the token is the position at which the next page begins. */
export function pageOf<Item>(
  items: readonly Item[],
  request: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
  usual: number,
) {
  const start = request.NextToken === undefined ? 0 : Number(request.NextToken);
  if (!Number.isInteger(start) || start < 0) {
    throw new AwsError('InvalidNextTokenException', 'Invalid pagination token provided.');
  }
  const end = start + (request.MaxResults ?? usual);
  return {
    items: items.slice(start, end),
    next: end < items.length ? { NextToken: String(end) } : {},
  };
}
