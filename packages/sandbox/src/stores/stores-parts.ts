import type { Account } from '../account.ts';
import type { ResourceRequest } from '../resources/resource-handler.ts';
import type { StoreServers } from './store-servers.ts';

/** What the handlers of stores work with. */
export type StoresParts = Pick<Account, 'identity' | 'network'> & {
  readonly servers: StoreServers;
  /** What is known of a store's resource beyond its template. */
  readonly hintsOf?: (resource: Pick<ResourceRequest, 'stack' | 'logicalId'>) => StoreHints;
};

/** What a project says of a store that its template cannot say. */
export interface StoreHints {
  /** What the user calls it. */
  readonly name?: string;
  /** Extensions that the application creates, such as `vector`. */
  readonly extensions?: readonly string[];
  /** The image of the project's service. */
  readonly image?: string;
}

export function hintsFor({ hintsOf }: StoresParts, request: ResourceRequest): StoreHints {
  return hintsOf?.(request) ?? {};
}
