import type { Fact } from '../facts/cloud/fact.ts';
import { onceFor } from './once-for.ts';

const indexOf = onceFor(
  (facts: readonly Fact[]): ReadonlyMap<string, Fact> =>
    new Map(facts.map((fact) => [fact.id, fact])),
);

/** The fact with an id, found in a list that is indexed once. */
export function factNamed<Kind extends Fact>(
  facts: readonly Kind[],
  id: string | undefined,
): Kind | undefined {
  return id === undefined ? undefined : (indexOf(facts).get(id) as Kind | undefined);
}
