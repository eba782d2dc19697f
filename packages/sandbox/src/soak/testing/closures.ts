import type { SoakService } from './soak-services.ts';

/** When the way from a load balancer to its tasks is closed: from the start of a minute to another. */
export interface Closure {
  readonly entrance: string;
  readonly from: number;
  readonly to: number;
}

const minute = 60_000;
const hour = 60 * minute;

/** Every third hour, one load balancer after the other is cut off from its tasks for four minutes. */
export function planClosures(
  services: readonly SoakService[],
  start: number,
  hours: number,
): readonly Closure[] {
  const entrances = [...new Set(services.map(({ entrance }) => entrance))];
  const closures: Closure[] = [];
  for (let at = 2; at < hours; at += 3) {
    const from = start + at * hour;
    const entrance = entrances[closures.length % entrances.length] ?? '';
    closures.push({ entrance, from, to: from + 4 * minute });
  }
  return closures;
}

/** Long enough for a stack update that opens or closes the way. */
const takingEffect = 2 * minute;

/** Until when nothing happens to the way that leads to a service; now, while something does. */
export function calmUntil(
  closures: readonly Closure[],
  entrance: string | undefined,
  now: number,
): number {
  const next = closures.find((one) => one.entrance === entrance && one.to + takingEffect > now);
  return next === undefined ? Number.POSITIVE_INFINITY : Math.max(now, next.from);
}
