/**
 * Runs each thing once all that it needs has run, as many at a time as that allows. `run` answers
 * whether those that need the thing may run; the others are left out.
 */
export async function runInOrder<Thing>(
  needs: ReadonlyMap<Thing, ReadonlySet<Thing>>,
  run: (thing: Thing) => Promise<boolean>,
): Promise<void> {
  const started = new Map<Thing, Promise<boolean>>();

  function start(thing: Thing): Promise<boolean> {
    const known = started.get(thing);
    if (known !== undefined) return known;
    const needed = [...(needs.get(thing) ?? [])].filter((each) => needs.has(each));
    const promise = Promise.all(needed.map(start)).then(
      (went) => went.every(Boolean) && run(thing),
    );
    started.set(thing, promise);
    return promise;
  }

  await Promise.all([...needs.keys()].map(start));
}
