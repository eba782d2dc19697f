import type { ExistingStore } from '../store.ts';
import type { StoreSource } from './store-source.ts';

/** The store of the user's own, to be spread: nothing where one is built. */
export function takeExisting({ settings }: StoreSource): { readonly existing?: ExistingStore } {
  const { existing } = settings ?? {};
  if (!existing) return {};
  const { host, credentials, securityGroup, span } = existing;
  return {
    existing: {
      host: host.value,
      credentials: credentials.value,
      securityGroup: securityGroup.value,
      span,
    },
  };
}
