import type { ExistingAddressSettings, ExistingItemsSettings } from '../../project/settings.ts';
import type { ExistingItem, ExistingItems, ExistingStore } from '../store.ts';
import type { StoreSource } from './store-source.ts';

/** Where a store of the user's own answers, as the settings say it. */
export function existingAddress({ settings }: StoreSource): ExistingAddressSettings | undefined {
  const { existing } = settings ?? {};
  return existing && 'host' in existing ? existing : undefined;
}

/** Buckets, tables or queues of the user's own, as the settings say them. */
export function existingItems({ settings }: StoreSource): ExistingItemsSettings | undefined {
  const { existing } = settings ?? {};
  return existing && 'arns' in existing ? existing : undefined;
}

/** The store of the user's own, to be spread: nothing where one is built. */
export function takeExisting(source: StoreSource): { readonly existing?: ExistingStore } {
  const existing = existingAddress(source);
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

/** As `takeExisting`, of a store that is buckets, tables or queues. */
export function takeItems(source: StoreSource): { readonly existing?: ExistingItems } {
  const existing = existingItems(source);
  if (!existing) return {};
  const items = new Map<string, ExistingItem>();
  for (const [item, { value: arn, span }] of existing.arns) {
    const name = arn.split(/[:/]/).at(-1) ?? arn;
    items.set(item, { arn, name, span });
  }
  return { existing: { items, span: existing.span } };
}
