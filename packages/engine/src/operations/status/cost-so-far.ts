import type { Application, CostEstimate, Range } from '@seaworthy/compiler';
import type { DeployedStack } from '../find-stacks.ts';
import type { CostSoFar } from './status.ts';

/**
 * An estimate of what the month has cost: each line of the plan's estimate, for the share of the
 * month in which the stack that causes it was there. What the project was before its last change is
 * not known, and not in it.
 */
export function costSoFar(
  { lines, monthlyUsd }: CostEstimate,
  { services, stores }: Application,
  stacks: readonly DeployedStack[],
  now: number,
): CostSoFar | undefined {
  const month = monthOf(now);
  const createdAt = (owner: string | undefined): number | undefined => {
    const isService = services.some(({ name }) => name === owner);
    const isStore = stores.some(({ name }) => name === owner);
    const layer = isStore ? 'data' : 'foundation';
    return stacks.find((stack) => (isService ? stack.service === owner : stack.layer === layer))
      ?.createdAt;
  };
  const shares = lines.flatMap(({ owner, monthlyUsd: amount }) => {
    const created = createdAt(owner);
    if (!amount || created === undefined) return [];
    // A clock that is behind AWS's sees what was just made in the future.
    const share = Math.max(0, now - Math.max(created, month.start)) / (month.end - month.start);
    return [times(amount, share)];
  });
  const first = Math.min(...stacks.map((stack) => stack.createdAt));
  if (stacks.length === 0) return undefined;
  return {
    soFarUsd: sum(shares),
    monthlyUsd,
    unpriced: lines.filter((line) => line.monthlyUsd === null).length,
    since: Math.max(first, month.start),
  };
}

/** AWS bills by UTC. */
function monthOf(now: number): { readonly start: number; readonly end: number } {
  const date = new Date(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return { start: Date.UTC(year, month), end: Date.UTC(year, month + 1) };
}

function times({ low, typical, high }: Range, factor: number): Range {
  return { low: low * factor, typical: typical * factor, high: high * factor };
}

function sum(ranges: readonly Range[]): Range {
  const total = (amountOf: (range: Range) => number) =>
    ranges.reduce((amount, range) => amount + amountOf(range), 0);
  return {
    low: total(({ low }) => low),
    typical: total(({ typical }) => typical),
    high: total(({ high }) => high),
  };
}
