import type { Filter, Tag } from '@aws-sdk/client-ec2';
import { NotModelled } from '../../aws/aws-error.ts';
import type { Operation } from '../../aws/operation.ts';
import { ec2Errors } from '../ec2-errors.ts';

/** How one kind of thing is described. */
export interface Kind<Item> {
  /** All of them, as the SDK has them. */
  readonly all: () => readonly Item[];
  readonly idOf: (item: Item) => string | undefined;
  /** Throws as EC2 does for an id that means nothing. */
  readonly check: (id: string) => unknown;
  /** What can be filtered by, besides tags: the values that an item has. */
  readonly filters: Readonly<Record<string, (item: Item) => readonly (string | undefined)[]>>;
  readonly tagsOf?: (item: Item) => readonly Tag[] | undefined;
}

interface DescribeInput {
  readonly Filters?: Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** A Describe operation: by ids, through filters, a page at a time. */
export function describeOperation<Input extends DescribeInput, Item>(
  name: string,
  kind: Kind<Item>,
  ids: (input: Input) => readonly string[] | undefined,
  output: (items: Item[]) => object,
): Operation<Input, object> {
  return {
    needs: () => [{ action: `ec2:${name}`, resource: '*' }],
    run: (input) => {
      const asked = ids(input);
      for (const id of asked ?? []) kind.check(id);
      const found = kind
        .all()
        .filter((item) => asked === undefined || asked.includes(kind.idOf(item) ?? ''))
        .filter((item) =>
          (input.Filters ?? []).every((filter) => passes(filter, item, kind, name)),
        );
      const { items, ...next } = pageOf(found, input);
      return { ...output(items), ...next };
    },
  };
}

/** One of a filter's values is enough; `*` and `?` are wildcards. */
function passes<Item>(
  { Name: filter = '', Values: wanted = [] }: Filter,
  item: Item,
  { filters, tagsOf = () => [] }: Kind<Item>,
  operation: string,
): boolean {
  const tags = tagsOf(item) ?? [];
  const read = Object.hasOwn(filters, filter) ? filters[filter] : undefined;
  const values = filter.startsWith('tag:')
    ? tags.filter(({ Key }) => Key === filter.slice(4)).map(({ Value }) => Value)
    : filter === 'tag-key'
      ? tags.map(({ Key }) => Key)
      : read?.(item);
  if (values === undefined) throw new NotModelled(`the filter ${filter} of ${operation}`);
  return values.some((value) => value !== undefined && wanted.some((one) => matches(one, value)));
}

function matches(pattern: string, value: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(value);
}

function pageOf<Item>(items: readonly Item[], { MaxResults, NextToken }: DescribeInput) {
  const start = NextToken === undefined ? 0 : Number(NextToken);
  if (!Number.isInteger(start)) {
    throw ec2Errors.invalidValue(NextToken ?? '', 'nextToken', 'Unable to parse pagination token.');
  }
  const end = start + (MaxResults ?? 1000);
  return {
    items: items.slice(start, end),
    ...(end < items.length && { NextToken: String(end) }),
  };
}
