import type { Application } from '../../application/application.ts';
import type { Store } from '../../application/store.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { existingItemsOf, existingStoreOf } from '../parts.ts';
import { graphProblems } from './graph-problems.ts';

/** Stores that exist where tasks do not reach them. */
export function findExistingStoreProblems({
  stores,
  network,
  region,
}: Application): readonly Diagnostic[] {
  return stores.flatMap((store) => {
    if (existingItemsOf(store)) return findItemProblems(store, region);
    const existing = existingStoreOf(store);
    if (!existing) return [];
    const [, , , found = ''] = existing.credentials.split(':');
    const faults = [
      ...(found === region
        ? []
        : [`its credentials are in ${found}, and the project in ${region}`]),
      ...(network.existing
        ? []
        : ['it stands in a VPC that exists, and the project builds one of its own']),
    ];
    return faults.map((fault) =>
      graphProblems['graph/existing-store'](existing.span, { store: store.name, fault }),
    );
  });
}

/** The ARN of a bucket names no region. */
function findItemProblems(store: Store, region: string): readonly Diagnostic[] {
  const { items } = existingItemsOf(store) ?? {};
  return [...(items ?? [])].flatMap(([name, { arn, span }]) => {
    const [, , , found = ''] = arn.split(':');
    if (found === '' || found === region) return [];
    const fault = `${name} is in ${found}, and the project in ${region}`;
    return [graphProblems['graph/existing-item'](span, { store: store.name, fault })];
  });
}
