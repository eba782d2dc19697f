import type { Reachable } from '../../facts/cloud/fact.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { type KnownVariable, knownVariables, storesNamedIn } from '../network/connections.ts';
import { onceFor } from '../once-for.ts';
import { type TaskSet, taskSetsOf } from '../task-sets.ts';

/** A variable that holds the address of a store. */
export interface StoreVariable extends KnownVariable {
  readonly set: TaskSet;
  readonly store: Reachable;
}

/** Every variable that names a store, as far as values can be known. */
export const storeVariablesOf = onceFor((cloud: CloudFacts): readonly StoreVariable[] =>
  taskSetsOf(cloud).flatMap((set) =>
    set.definition.containers
      .flatMap((container) => knownVariables(cloud, container))
      .flatMap((variable) =>
        storesNamedIn(cloud, variable.value).map((store) => ({ ...variable, set, store })),
      ),
  ),
);
