import { describe, expect, it } from 'vitest';
import { examplePlan } from '../testing/example-plan.ts';
import { viewOf } from '../testing/view-of.ts';
import { costPage } from './cost-page.ts';
import { costSummary } from './cost-summary.ts';

const view = viewOf(examplePlan, 80);
const cost = examplePlan.cost ?? {
  region: '',
  pricesAsOf: '',
  monthlyUsd: { low: 0, typical: 0, high: 0 },
  lines: [],
  hints: [],
};

describe('the bill', () => {
  it('says for every line what it is, how it was computed and which Compose line causes it', async () => {
    await expect(`${costPage(cost, view).join('\n')}\n`).toMatchFileSnapshot(
      'testing/cost-page.txt',
    );
  });

  it('in a plan has the dearest lines, and the sum of the others', () => {
    const lines = costSummary(cost, view);

    expect(lines[0]).toBe('Cost, at least $197 a month ($166 when quiet, $402 when busy)');
    expect(lines[9]).toBe('   $0.50          2 smaller lines, see seaworthy cost');
  });

  it('says that a price is not known, and never guesses it', () => {
    expect(costPage(cost, view).join('\n')).toMatch(/unknown {2}api +dashboard/);
    expect(costSummary(cost, view)).toContain('  1 line without a known price, not in the sum.');
  });

  it('says “at least” while a price is not known, and “about” with all of them', () => {
    const priced = cost.lines.filter(({ monthlyUsd }) => monthlyUsd !== null);

    expect(costSummary(cost, view)[0]).toContain('at least $197');
    expect(costSummary({ ...cost, lines: priced }, view)[0]).toContain('about $197');
  });

  it('gives one figure when use does not decide', () => {
    const flat = { ...cost, lines: [], monthlyUsd: { low: 12.5, typical: 12.5, high: 12.5 } };

    expect(costSummary(flat, view)[0]).toBe('Cost, about $13 a month');
  });
});
