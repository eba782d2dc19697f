/** What SQS may do and a laptop would not: how often, from 0 to 1, and for how long. */
export interface Hazards {
  /** The same seed gives the same order of hazards. */
  readonly seed: number;
  /** A task is handed over a second time while the first worker has it. */
  readonly duplicate: number;
  /** A new task arrives later than those behind it. */
  readonly late: number;
  /** By up to so many milliseconds. */
  readonly lateMs: number;
  /** A lease is lost at a renewal, although its worker is well. */
  readonly loseLease: number;
}

/** What a laptop sees unless it asks for something else. */
export const usualHazards: Hazards = {
  seed: 1,
  duplicate: 0.01,
  late: 0.02,
  lateMs: 1000,
  loseLease: 0.01,
};

export const noHazards: Hazards = { seed: 0, duplicate: 0, late: 0, lateMs: 0, loseLease: 0 };

/** Decides one after the other, by the seed. */
export interface HazardDice {
  happens(chance: number): boolean;
  /** A whole number from 0 to `most`. */
  upTo(most: number): number;
}

export function throwDice({ seed }: Hazards): HazardDice {
  let state = seed >>> 0;
  // Mulberry32: 32 bits of state are plenty for dice.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    happens: (chance) => chance > 0 && next() < chance,
    upTo: (most) => Math.floor(next() * (most + 1)),
  };
}
