import type { Reachable } from '../facts/cloud/fact.ts';
import type { VariableFact } from '../facts/cloud/task.ts';
import type { CloudFacts } from '../facts/cloud-facts.ts';
import { onceFor } from './once-for.ts';
import { type Program, programsOf } from './programs.ts';

/** A variable that holds the address of a store. */
export interface StoreVariable extends VariableFact {
  readonly program: Program;
  readonly store: Reachable;
}

/** Every variable that names a store, as far as values can be known. */
export const storeVariablesOf = onceFor((cloud: CloudFacts): readonly StoreVariable[] => {
  const stores = new Map(storesOf(cloud).map((store) => [store.id, store]));
  return programsOf(cloud).flatMap((program) =>
    program.variables.flatMap((variable) =>
      idsIn(variable.value).flatMap((id) => {
        const store = stores.get(id);
        return store ? [{ ...variable, program, store }] : [];
      }),
    ),
  );
});

/** Everything that takes connections at an address of AWS's making. */
export function storesOf({ databases, caches, brokers }: CloudFacts): readonly Reachable[] {
  return [...databases, ...caches, ...brokers];
}

/** The resources whose attributes a value holds. */
function idsIn(value: string): readonly string[] {
  if (!value.includes('${')) return [];
  const ids = [...value.matchAll(/\$\{([^}.]+)(?:\.[^}]*)?\}/g)].map(([, id = '']) => id);
  return [...new Set(ids)];
}
