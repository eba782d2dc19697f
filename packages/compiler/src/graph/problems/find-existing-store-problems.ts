import type { Application } from '../../application/application.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { existingStoreOf } from '../parts.ts';
import { graphProblems } from './graph-problems.ts';

/** Databases and caches that exist where tasks do not reach them. */
export function findExistingStoreProblems({
  stores,
  network,
  region,
}: Application): readonly Diagnostic[] {
  return stores.flatMap((store) => {
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
