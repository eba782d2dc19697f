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
  const stores = new Map(
    storesOf(cloud).flatMap((store) =>
      [store.id, ...(store.hosts ?? [])].map((name) => [name, store] as const),
    ),
  );
  return programsOf(cloud).flatMap((program) =>
    program.variables.flatMap((variable) => {
      const named = new Set(namesIn(variable.value).flatMap((name) => stores.get(name) ?? []));
      return [...named].map((store) => ({ ...variable, program, store }));
    }),
  );
});

/** Everything that takes connections at an address of AWS's making. */
export function storesOf({ databases, caches, brokers }: CloudFacts): readonly Reachable[] {
  return [...databases, ...caches, ...brokers];
}

/** The resources whose attributes a value holds, and every host that it may name. */
function namesIn(value: string): readonly string[] {
  const ids = [...value.matchAll(/\$\{([^}.]+)(?:\.[^}]*)?\}/g)].map(([, id = '']) => id);
  return [...ids, ...hostsIn(value)];
}

/** Every full name of a host in a text, in lower case: `shop.c1a2.eu-west-1.rds.amazonaws.com`. */
export function hostsIn(text: string): readonly string[] {
  return [...text.matchAll(/[a-z0-9-]+(?:\.[a-z0-9-]+){2,}/gi)].map(([host]) => host.toLowerCase());
}
