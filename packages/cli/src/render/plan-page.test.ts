import { displayWidth } from '@seaworthy/compiler';
import { describe, expect, it } from 'vitest';
import { examplePlan } from '../testing/example-plan.ts';
import { viewOf } from '../testing/view-of.ts';
import { planPage } from './plan-page.ts';

describe('the page of a plan', () => {
  it.each([60, 80, 120])('reads well and stays within %i columns', async (width) => {
    const lines = planPage(examplePlan, viewOf(examplePlan, width));

    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`testing/plan-page.${width}.txt`);
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
  });
});
