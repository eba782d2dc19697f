import type { QueryService } from './query-services.ts';

const lists = ['PolicyArns', 'Tags', 'TransitiveTagKeys', 'ProvidedContexts'];

/** STS: lists are `NAME.member.1`. */
export const stsQuery: QueryService = {
  service: 'STS',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  listElement: (_operation, member) => (lists.includes(member) ? `${member}.member` : undefined),
  maps: {},
  numbers: ['DurationSeconds'],
  booleans: [],
  blobs: [],
  errorCode: (name) => name,
};
