import { describe, expect, it } from 'vitest';
import type { DeployedStack } from '../find-stacks.ts';
import { plannedExample } from '../testing/deployed-example.ts';
import { costSoFar } from './cost-so-far.ts';

const { application, cost } = plannedExample('rag-platform');

function stack(layer: DeployedStack['layer'], createdAt: number, service?: string): DeployedStack {
  return {
    id: layer,
    name: layer,
    layer,
    ...(service !== undefined && { service }),
    isPlanned: true,
    status: 'CREATE_COMPLETE',
    createdAt,
    changedAt: createdAt,
    isProtected: false,
    outputs: {},
    parameters: {},
  };
}

const october = Date.UTC(2026, 9, 20);
const middle = Date.UTC(2026, 10, 16);

describe('what the month has cost so far', () => {
  it('is half of the estimate in the middle of the month for what was there before', () => {
    const all = [
      stack('foundation', october),
      stack('data', october),
      stack('service', october, 'api'),
    ];

    const soFar = costSoFar(cost, application, all, middle);

    expect(soFar?.soFarUsd.typical).toBeCloseTo(cost.monthlyUsd.typical / 2, 1);
    expect(soFar?.since).toBe(Date.UTC(2026, 10, 1));
  });

  it('counts each stack from its creation, and none that is not there', () => {
    const late = [stack('service', Date.UTC(2026, 10, 13), 'api')];
    const own = cost.lines.filter(({ owner }) => owner === 'api');
    const month = own.reduce((sum, { monthlyUsd }) => sum + (monthlyUsd?.typical ?? 0), 0);

    const soFar = costSoFar(cost, application, late, middle);

    expect(soFar?.soFarUsd.typical).toBeCloseTo(month / 10, 6);
    expect(soFar?.since).toBe(Date.UTC(2026, 10, 13));
  });

  it('is nothing, and never less, for what a clock ahead of ours has just made', () => {
    const soFar = costSoFar(cost, application, [stack('foundation', middle + 5000)], middle);

    expect(soFar?.soFarUsd).toEqual({ low: 0, typical: 0, high: 0 });
  });

  it('is not known when nothing is deployed', () => {
    expect(costSoFar(cost, application, [], middle)).toBeUndefined();
  });
});
