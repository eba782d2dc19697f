import type { Application } from '@seaworthy/compiler';

/**
 * Services in the order of their deployment: a task knows only the names of Service Connect that
 * exist when it starts, so those that are addressed come first. Services that address each other in
 * a circle come together; one of them learns the other's name with its next deployment.
 */
export function inWaves(
  names: readonly string[],
  links: Application['links'],
): readonly (readonly string[])[] {
  const waves: (readonly string[])[] = [];
  let left = names;
  while (left.length > 0) {
    const waits = (name: string): boolean =>
      links.some(({ from, to }) => from === name && to !== name && left.includes(to));
    const ready = left.filter((name) => !waits(name));
    const wave = ready.length > 0 ? ready : left;
    waves.push(wave);
    left = left.filter((name) => !wave.includes(name));
  }
  return waves;
}
