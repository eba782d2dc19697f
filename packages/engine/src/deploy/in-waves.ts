import type { StackDeployment } from './stack-deployment.ts';

/**
 * Stacks of services in the order of their deployment: a task knows only the names of Service
 * Connect that exist when it starts, so those that are addressed come first. Services that address
 * each other in a circle come together; one of them learns the other's name with its next deployment.
 */
export function inWaves(
  stacks: readonly StackDeployment[],
): readonly (readonly StackDeployment[])[] {
  const waves: (readonly StackDeployment[])[] = [];
  let left = stacks;
  while (left.length > 0) {
    const waiting = new Set(left.map(({ service }) => service?.name));
    const waits = ({ service }: StackDeployment): boolean =>
      (service?.after ?? []).some((name) => name !== service?.name && waiting.has(name));
    const ready = left.filter((stack) => !waits(stack));
    const wave = ready.length > 0 ? ready : left;
    waves.push(wave);
    left = left.filter((stack) => !wave.includes(stack));
  }
  return waves;
}
