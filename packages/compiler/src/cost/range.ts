import type { Range } from './cost.ts';

/** The same for low, typical and high use. */
export function constant(value: number): Range {
  return { low: value, typical: value, high: value };
}

/** Each end multiplied. */
export function times(range: Range, factor: number): Range {
  return mapRange(range, (value) => value * factor);
}

/** Each end after its own computation. */
export function mapRange(range: Range, compute: (value: number) => number): Range {
  return { low: compute(range.low), typical: compute(range.typical), high: compute(range.high) };
}

/** End by end. */
export function plus(one: Range, other: Range): Range {
  return {
    low: one.low + other.low,
    typical: one.typical + other.typical,
    high: one.high + other.high,
  };
}

/** Nothing. */
export const zero: Range = constant(0);
