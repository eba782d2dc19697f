import type { Clock } from '@seaworthy/sandbox';
import type { Release } from '../release.ts';
import type { FoundParameter, ParameterTree } from './parameter-tree.ts';
import { shelvedStacks } from './release-record.ts';
import type { TextShelf } from './text-shelf.ts';

/** The newest stay, and the last that succeeded, however many failed since. */
const kept = 50;
const keptSuccesses = 10;
/** Releases more than are kept before anything is removed, as it takes many calls. */
const slack = 10;
/** Milliseconds: what was written since may belong to a release that is about to begin. */
const young = 3_600_000;

interface Parts {
  readonly tree: ParameterTree;
  readonly shelf: TextShelf;
  readonly clock: Clock;
}

/**
 * Removes the oldest releases, and each text that none of the others needs. `releases` are the
 * newest first; `found` are their parameters.
 */
export async function pruneReleases(
  found: readonly FoundParameter[],
  releases: readonly Release[],
  { tree, shelf, clock }: Parts,
): Promise<void> {
  if (found.length < kept + slack) return;
  const stay = staying(releases);
  const isStaying = ({ name }: FoundParameter): boolean => stay.has(numberIn(name));
  await tree.remove(found.filter((one) => !isStaying(one)).map(({ name }) => name));

  const needed = new Set([
    ...releases
      .filter(({ number }) => stay.has(number))
      .flatMap(({ stacks }) => stacks.map(({ template }) => template)),
    ...found.filter(isStaying).flatMap(({ value }) => shelvedStacks(value)),
  ]);
  const old = (await shelf.pieces()).filter(({ changedAt }) => changedAt < clock.now() - young);
  await tree.remove(old.filter(({ hash }) => !needed.has(hash)).map(({ name }) => name));
}

function staying(releases: readonly Release[]): ReadonlySet<number> {
  const successes = releases.filter(({ outcome }) => outcome === 'succeeded');
  const stay = [...releases.slice(0, kept), ...successes.slice(0, keptSuccesses)];
  return new Set(stay.map(({ number }) => number));
}

function numberIn(name: string): number {
  return Number(name.slice(name.lastIndexOf('/') + 1));
}
