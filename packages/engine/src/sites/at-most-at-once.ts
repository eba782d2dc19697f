/** Does the work for each thing, in order of their beginning, so many at a time; the results in order. */
export async function atMostAtOnce<Thing, Result>(
  most: number,
  things: readonly Thing[],
  work: (thing: Thing) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = things.entries();
  const workers = Array.from({ length: Math.min(most, things.length) }, async () => {
    for (const [at, thing] of waiting) results[at] = await work(thing);
  });
  await Promise.all(workers);
  return results;
}
