/** One of several things to deploy: its name, and the names of those that it addresses. */
export interface Addressing {
  readonly name: string | undefined;
  readonly addresses: readonly string[];
}

/**
 * What can be deployed at once, wave after wave: a task knows only the names of Service Connect that
 * exist when it starts, so those that are addressed come first. Those that address each other in a
 * circle come together; one of them learns the other's name with its next deployment.
 */
export function deploymentWaves<Thing>(
  things: readonly Thing[],
  addressingOf: (thing: Thing) => Addressing,
): readonly (readonly Thing[])[] {
  const waves: (readonly Thing[])[] = [];
  let left = things;
  while (left.length > 0) {
    const waiting = new Set(left.map((thing) => addressingOf(thing).name));
    const waits = (thing: Thing): boolean => {
      const { name, addresses } = addressingOf(thing);
      return addresses.some((other) => other !== name && waiting.has(other));
    };
    const ready = left.filter((thing) => !waits(thing));
    const wave = ready.length > 0 ? ready : left;
    waves.push(wave);
    left = left.filter((thing) => !wave.includes(thing));
  }
  return waves;
}
