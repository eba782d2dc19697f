import type { StoreRequest } from '../store-servers.ts';

type Database = Extract<StoreRequest, { readonly kind: 'postgres' | 'mysql' }>;

/** The request for one kind of store. */
export type RequestOf<Kind extends StoreRequest['kind']> = Kind extends Database['kind']
  ? Database
  : Extract<StoreRequest, { readonly kind: Kind }>;
